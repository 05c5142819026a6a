#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linter::helm {

// RFC 4648. Decoding skips line breaks and wants the padding, as Go does.
std::string EncodeBase64(std::string_view bytes);
std::optional<std::string> DecodeBase64(std::string_view text);
std::string EncodeBase32(std::string_view bytes);
std::optional<std::string> DecodeBase32(std::string_view text);
// Where decoding stops, for Go's message `illegal base64 data at input byte N`.
std::size_t FirstBadBase64(std::string_view text);
std::size_t FirstBadBase32(std::string_view text);

}  // namespace linter::helm
