#include "linter/docker/file_mode.h"

#include <algorithm>
#include <charconv>

namespace linter::docker {

static FileMode OfNumber(unsigned int bits) {
  constexpr unsigned int OthersWrite = 02;
  constexpr unsigned int Sticky = 01000;
  constexpr unsigned int SetId = 06000;
  return {(bits & OthersWrite) != 0 && (bits & Sticky) == 0, (bits & SetId) != 0};
}

// One of `a+w,u+s`.
static FileMode OfClause(std::string_view clause) {
  const std::size_t sign = clause.find_first_of("+=");
  if (sign == std::string_view::npos || clause.find_first_not_of("ugoa") < sign) {
    return {};
  }
  const auto who = clause.substr(0, sign);
  const auto what = clause.substr(sign + 1);
  if (what.find_first_not_of("rwxXst") != std::string_view::npos) {
    return {};
  }
  const bool others = who.find_first_of("oa") != std::string_view::npos;
  const bool sticky = what.find('t') != std::string_view::npos;
  const bool writes = what.find('w') != std::string_view::npos;
  const bool owners = who.empty() || who.find_first_of("uga") != std::string_view::npos;
  return {others && writes && !sticky, owners && what.find('s') != std::string_view::npos};
}

FileMode ReadFileMode(std::string_view mode) {
  unsigned int bits = 0;
  const auto read = std::from_chars(mode.data(), mode.data() + mode.size(), bits, 8);
  if (read.ec == std::errc() && read.ptr == mode.data() + mode.size()) {
    return OfNumber(bits);
  }
  FileMode all;
  for (std::size_t begin = 0; begin <= mode.size();) {
    const std::size_t end = std::min(mode.find(',', begin), mode.size());
    const auto clause = OfClause(mode.substr(begin, end - begin));
    all.world_writable |= clause.world_writable;
    all.set_id |= clause.set_id;
    begin = end + 1;
  }
  return all;
}

}  // namespace linter::docker
