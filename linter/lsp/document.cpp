#include "linter/lsp/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "linter/files/repository.h"

namespace linter::lsp {

static int HexDigit(char character) {
  if (character >= '0' && character <= '9') {
    return character - '0';
  }
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> PathOf(std::string_view uri) {
  constexpr std::string_view Scheme = "file://";
  if (!uri.starts_with(Scheme)) {
    return std::nullopt;
  }
  uri.remove_prefix(Scheme.size());
  // A host, which can only be this one.
  uri.remove_prefix(std::min(uri.find('/'), uri.size()));
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    const int high = uri[i] == '%' && i + 2 < uri.size() ? HexDigit(uri[i + 1]) : -1;
    const int low = high >= 0 ? HexDigit(uri[i + 2]) : -1;
    if (low >= 0) {
      path += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      path += uri[i];
    }
  }
  if (path.empty() || path.find('\0') != std::string::npos) {
    return std::nullopt;
  }
  return path;
}

std::string UriOf(std::string_view path) {
  constexpr std::string_view Plain = "-._~/";
  std::string uri = "file://";
  for (const char byte : path) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                        (byte >= '0' && byte <= '9');
    if (letter || Plain.find(byte) != std::string_view::npos) {
      uri += byte;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return uri;
}

Json Lines::PositionOf(std::uint32_t offset) const {
  const auto position = index_.At(offset, unit_);
  return {{"line", position.line - 1}, {"character", position.column - 1}};
}

Json Lines::RangeOf(const Span& span) const {
  return {{"start", PositionOf(span.begin)}, {"end", PositionOf(span.end)}};
}

std::uint32_t Lines::OffsetOf(const Json& position) const {
  constexpr std::uint64_t Most = UINT32_MAX - 1;
  const auto number = [&](const char* key) {
    const auto& value = position.at(key);
    // Below zero is a mistake of the client's.
    const auto signed_value = value.get<std::int64_t>();
    return signed_value < 0 ? std::uint64_t{0} : std::min(value.get<std::uint64_t>(), Most);
  };
  return index_.OffsetOf({static_cast<std::uint32_t>(number("line") + 1),
                          static_cast<std::uint32_t>(number("character") + 1)},
                         unit_);
}

Span Lines::SpanOf(const Json& range) const {
  const auto begin = OffsetOf(range.at("start"));
  return {{}, begin, std::max(begin, OffsetOf(range.at("end")))};
}

static std::string ResolvedPath(const std::string& uri) {
  const auto path = PathOf(uri);
  return path ? files::Absolute(*path) : "";
}

Document::Document(std::string uri, std::string language, std::int64_t version, std::string text,
                   ColumnUnit unit)
    : uri_(std::move(uri)),
      language_(std::move(language)),
      version_(version),
      source_{.id = {}, .path = ResolvedPath(uri_), .text = std::move(text)},
      lines_(source_.text, unit) {}

std::shared_ptr<const Document> Document::Changed(const Json& changes, std::int64_t version,
                                                  ColumnUnit unit) const {
  std::string text = source_.text;
  for (const Json& change : changes) {
    const auto& fresh = change.at("text").get_ref<const std::string&>();
    const auto range = change.find("range");
    if (range == change.end() || range->is_null()) {
      text = fresh;
      continue;
    }
    const auto span = Lines(text, unit).SpanOf(*range);
    text.replace(span.begin, span.size(), fresh);
  }
  return std::make_shared<const Document>(uri_, language_, version, std::move(text), unit);
}

}  // namespace linter::lsp
