#include "linter/docker/check_directive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace linter::docker {

static std::string_view Trim(std::string_view text) {
  constexpr std::string_view Blank = " \t\r";
  text.remove_prefix(std::min(text.find_first_not_of(Blank), text.size()));
  return text.substr(0, text.find_last_not_of(Blank) + 1);
}

// The part up to a separator; the text goes on behind it.
static std::string_view TakePart(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

static bool IsCheck(std::string_view written) {
  constexpr std::string_view Name = "check";
  return std::equal(written.begin(), written.end(), Name.begin(), Name.end(),
                    [](unsigned char left, char right) { return std::tolower(left) == right; });
}

// As Go's `strconv.ParseBool`.
static std::optional<bool> ReadBool(std::string_view text) {
  constexpr std::array<std::string_view, 6> True = {"1", "t", "T", "TRUE", "true", "True"};
  constexpr std::array<std::string_view, 6> False = {"0", "f", "F", "FALSE", "false", "False"};
  if (std::find(True.begin(), True.end(), text) != True.end()) {
    return true;
  }
  return std::find(False.begin(), False.end(), text) != False.end() ? std::optional(false)
                                                                    : std::nullopt;
}

static void TakeOption(std::string_view option, CheckDirective& check) {
  auto value = option;
  const auto name = Trim(TakePart(value, '='));
  value = Trim(value);
  const bool has_value = option.find('=') != std::string_view::npos;
  if (has_value && name == "skip") {
    check.skips_all = value == "all";
    check.skipped.clear();
    while (!check.skips_all && !value.empty()) {
      check.skipped.push_back(Trim(TakePart(value, ',')));
    }
  } else if (const auto truth = ReadBool(value); has_value && name == "error" && truth) {
    check.error = *truth;
  } else if (!has_value || name != "experimental") {
    check.invalid.push_back(option);
  }
}

static void TakeOptions(std::string_view options, CheckDirective& check) {
  while (!options.empty()) {
    TakeOption(TakePart(options, ';'), check);
  }
}

std::optional<CheckDirective> ReadCheckComment(std::string_view comment) {
  comment.remove_prefix(std::min<std::size_t>(comment.size(), 1));
  const auto name = Trim(TakePart(comment, '='));
  const auto options = Trim(comment);
  if (!IsCheck(name) || options.empty()) {
    return {};
  }
  CheckDirective check;
  TakeOptions(options.substr(0, options.find(' ')), check);
  return check;
}

CheckDirective ReadCheckDirective(const Dockerfile& dockerfile) {
  CheckDirective check;
  for (const Directive& directive : dockerfile.directives) {
    if (check.directive == nullptr && IsCheck(directive.name.text())) {
      check.directive = &directive;
      TakeOptions(directive.value.text(), check);
    }
  }
  return check;
}

}  // namespace linter::docker
