#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/yaml/node.h"

namespace linter::schema {

// What the text or number at a place has to look like, beyond its type. In the order of
// make_tables.
enum class Format : std::uint8_t {
  Any,
  Int32,
  Int64,
  Double,
  // Base64.
  Byte,
  // RFC 3339.
  DateTime,
  // 1 to 65535.
  Port,
  // 0 as well, which stands for nothing.
  PortOrNone,
  // RFC 1123: at most 63 of a-z, 0-9 and `-`.
  DnsLabel,
  // Labels with dots between.
  DnsName,
  // Of maps: the rules for labels, and for annotations.
  Labels,
  Annotations,
  // What definitions ask for besides. A date, as RFC 3339 has it.
  Date,
  // As Go writes it, or in words: `90s`, `3 days`.
  Duration,
  Ipv4,
  Ipv6,
  Cidr,
  Mac,
  Uuid,
  Uri,
  Email,
};

// The format that a schema names; empty for one that the API server does not know, or that shoal
// does not look at.
std::optional<Format> FindFormat(std::string_view name);

// What is wrong with a scalar of the right type, as the end of a sentence that begins with the
// value: "is no port". Empty where nothing is.
std::optional<std::string> FormatFault(Format format, const yaml::Node& value);
// The same of a key of labels or annotations.
std::optional<std::string> LabelKeyFault(std::string_view key);
// The same of a label's value.
std::optional<std::string> LabelValueFault(std::string_view value);

}  // namespace linter::schema
