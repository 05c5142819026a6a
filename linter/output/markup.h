#pragma once

#include <string>
#include <string_view>

#include "linter/check/diagnostic.h"
#include "linter/output/places.h"

namespace linter::output {

// Text for XML, in elements and in attributes: valid UTF-8 without the characters that XML forbids.
std::string EscapeXml(std::string_view text);
// A JSON string, quotes included; valid UTF-8.
std::string Quoted(std::string_view text);
// As reports of whole repositories name a file.
std::string_view PathOf(const File& file);

}  // namespace linter::output
