#include <fmt/format.h>

#include "linter/gotemplate/unicode.h"
#include "linter/helm/base64.h"
#include "linter/helm/digest.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"

// Chance that is the same in every run, so that output never flickers.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Value;

static constexpr std::int64_t MaxSize = 1 << 20;

static std::string Next(const Call& call, std::size_t size) {
  return ChanceBytes(fmt::format("chance/{}", ++call.evaluation.host().random), size);
}

static Value Letters(const Call& call, std::string_view alphabet) {
  const std::int64_t count = call[0].integer();
  if (count > MaxSize) {
    return call.Fail("runtime error: makeslice: len out of range");
  }
  if (count < 0) {
    return call.String("");
  }
  std::string out;
  for (const char byte : Next(call, static_cast<std::size_t>(count))) {
    out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
  }
  return call.String(out);
}

static constexpr std::string_view Alphabet =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

static Value RandAlphaNum(Call& call) {
  return Letters(call, Alphabet);
}

static Value RandAlpha(Call& call) {
  return Letters(call, Alphabet.substr(10));
}

static Value RandNumeric(Call& call) {
  return Letters(call, Alphabet.substr(0, 10));
}

static Value RandAscii(Call& call) {
  static const std::string Printable = [] {
    std::string all;
    for (char character = ' '; character < 0x7F; ++character) {
      all += character;
    }
    return all;
  }();
  return Letters(call, Printable);
}

static Value RandBytes(Call& call) {
  const std::int64_t count = call[0].integer();
  if (count < 0 || count > MaxSize) {
    return call.Fail("runtime error: makeslice: len out of range");
  }
  return call.String(EncodeBase64(Next(call, static_cast<std::size_t>(count))));
}

static Value RandInt(Call& call) {
  const std::int64_t least = call[0].integer();
  const std::int64_t most = call[1].integer();
  if (most <= least) {
    return call.Fail("invalid argument to Intn");
  }
  std::uint64_t number = 0;
  for (const char byte : Next(call, 8)) {
    number = number << 8U | static_cast<unsigned char>(byte);
  }
  return Value::Int(least +
                    static_cast<std::int64_t>(number % static_cast<std::uint64_t>(most - least)));
}

static Value Uuid(Call& call) {
  std::string bytes = Next(call, 16);
  bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
  bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
  const std::string hex = Hexadecimal(bytes);
  return call.String(fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                                 hex.substr(12, 4), hex.substr(16, 4), hex.substr(20)));
}

static Value Shuffle(Call& call) {
  std::u32string runes;
  for (std::string_view rest = call[0].bytes(); !rest.empty();) {
    const gotemplate::Rune rune = gotemplate::FirstRune(rest);
    runes += rune.value;
    rest.remove_prefix(rune.size);
  }
  const std::string chance = Next(call, runes.size() + 1);
  for (std::size_t i = runes.size(); i > 1; --i) {
    std::swap(runes[i - 1], runes[static_cast<unsigned char>(chance[i - 1]) % i]);
  }
  std::string out;
  for (const char32_t rune : runes) {
    gotemplate::AppendRune(rune, out);
  }
  return call.String(out);
}

static constexpr auto Int = ParamKind::Int;

std::span<const Function> RandomFunctions() {
  static const Function Table[] = {
      {"randAlpha", RandAlpha, {Int}},           {"randAlphaNum", RandAlphaNum, {Int}},
      {"randAscii", RandAscii, {Int}},           {"randBytes", RandBytes, {Int}},
      {"randInt", RandInt, {Int, Int}},          {"randNumeric", RandNumeric, {Int}},
      {"shuffle", Shuffle, {ParamKind::String}}, {"uuidv4", Uuid},
  };
  return Table;
}

}  // namespace linter::helm
