// The line hash is fixed by the action that uploads results to code scanning: a polynomial of
// base 37, modulo 2^64, over the next 100 UTF-16 code units from the start of the line that are
// neither space nor tab, with every line break as one LF. A file ends with the unit 0xFFFF and as
// many zeros as the last lines need. Equal values in one file are counted.

#include "linter/output/fingerprint.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <unordered_map>

#include "linter/output/characters.h"

namespace linter::output {

static constexpr std::size_t Window = 100;
static constexpr std::uint64_t Factor = 37;
static constexpr char16_t EndOfFile = 0xFFFF;

static constexpr std::uint64_t FactorOfOldest() {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < Window; ++i) {
    power *= Factor;
  }
  return power;
}

class LineHasher {
 public:
  void Add(char16_t unit) {
    if (unit == u' ' || unit == u'\t' || (after_return_ && unit == u'\n')) {
      after_return_ = false;
      return;
    }
    after_return_ = unit == u'\r';
    unit = after_return_ ? u'\n' : unit;
    Shift(unit, line_start_ ? Starts::Yes : Starts::No);
    line_start_ = unit == u'\n';
  }

  std::vector<std::string> Finish() {
    Shift(EndOfFile, line_start_ ? Starts::Yes : Starts::No);
    for (std::size_t i = 0; i < Window; ++i) {
      Shift(0, Starts::No);
    }
    return std::move(hashes_);
  }

 private:
  enum class Starts : std::uint8_t { No, Yes };

  // Takes one unit in and lets the oldest go. When the oldest starts a line, the hash covers just
  // what is to be said of that line.
  void Shift(char16_t unit, Starts starts) {
    if (line_starts_[next_] == Starts::Yes) {
      hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
    }
    line_starts_[next_] = starts;
    hash_ = hash_ * Factor + unit - FactorOfOldest() * units_[next_];
    units_[next_] = unit;
    next_ = (next_ + 1) % Window;
  }

  std::array<char16_t, Window> units_ = {};
  std::array<Starts, Window> line_starts_ = {};
  std::size_t next_ = 0;
  std::uint64_t hash_ = 0;
  bool line_start_ = true;
  bool after_return_ = false;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  std::vector<std::string> hashes_;
};

std::vector<std::string> LineHashes(std::string_view text) {
  LineHasher hasher;
  while (!text.empty()) {
    const auto character = FirstCharacter(text);
    text.remove_prefix(character.bytes);
    if (character.code_point < 0x10000) {
      hasher.Add(static_cast<char16_t>(character.code_point));
    } else {
      const auto offset = character.code_point - 0x10000;
      hasher.Add(static_cast<char16_t>(0xD800 + (offset >> 10U)));
      hasher.Add(static_cast<char16_t>(0xDC00 + (offset & 0x3FFU)));
    }
  }
  return hasher.Finish();
}

std::string StableKey(const Diagnostic& finding, std::string_view path) {
  // FNV-1a, 64 bits, each part closed by a zero, so that no two lists of parts look alike.
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&hash](char byte) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  };
  const auto& object = finding.object;
  for (const std::string_view part :
       {finding.rule->id, path, std::string_view(object.kind), std::string_view(object.name_space),
        std::string_view(object.name), std::string_view(finding.pointer)}) {
    for (const char byte : part) {
      add(byte);
    }
    add('\0');
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace linter::output
