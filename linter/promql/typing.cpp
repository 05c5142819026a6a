#include "linter/promql/typing.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/promql/literal.h"

namespace linter::promql {

char LetterOf(Kind kind) {
  switch (kind) {
    case Kind::Scalar:
      return 's';
    case Kind::Text:
      return 't';
    case Kind::Instant:
      return 'v';
    case Kind::Range:
      return 'm';
  }
  return '\0';
}

static std::string_view NameOf(char letter) {
  switch (letter) {
    case 's':
      return "a number";
    case 't':
      return "a string";
    case 'v':
      return "a vector";
    default:
      return "a range such as `[5m]`";
  }
}

std::optional<std::string> WhyRefused(const Function& function, std::string_view kinds) {
  const auto takes = function.takes;
  if (kinds.size() < takes.size() - function.optional ||
      (kinds.size() > takes.size() && !function.repeats)) {
    return fmt::format("`{}` does not take {} argument{}", function.name, kinds.size(),
                       kinds.size() == 1 ? "" : "s");
  }
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const char wanted = takes[std::min(at, takes.size() - 1)];
    if (kinds[at] == wanted) {
      continue;
    }
    if (wanted == 'm') {
      return fmt::format("`{}` needs a range such as `[5m]`", function.name);
    }
    if (kinds[at] == 'm') {
      return fmt::format("`{}` takes no range such as `[5m]`", function.name);
    }
    return fmt::format("`{}` has {} where it takes {}", function.name, NameOf(kinds[at]),
                       NameOf(wanted));
  }
  return std::nullopt;
}

std::optional<std::string> WhyRefused(const Node& operation, Kind left, Kind right) {
  const auto fits = [](Kind kind) { return kind == Kind::Scalar || kind == Kind::Instant; };
  const bool numbers = left == Kind::Scalar || right == Kind::Scalar;
  const auto name = operation.name;
  if (!fits(left) || !fits(right)) {
    return fmt::format("`{}` stands beside a range or a string", name);
  }
  if (operation.keeps_all && !Compares(name)) {
    return fmt::format("`bool` stands behind `{}`, which compares nothing", name);
  }
  if (JoinsSets(name) && numbers) {
    return fmt::format("`{}` stands beside a number", name);
  }
  if (Compares(name) && left == Kind::Scalar && right == Kind::Scalar && !operation.keeps_all) {
    return fmt::format("`{}` between two numbers lacks `bool`", name);
  }
  if (numbers && !operation.labels.empty()) {
    return fmt::format("`{}` matches labels beside a number", name);
  }
  if (JoinsSets(name) && operation.many != Many::Neither) {
    return fmt::format("`{}` takes neither `group_left` nor `group_right`", name);
  }
  for (const auto& label : operation.included) {
    if (operation.grouping == Grouping::On &&
        std::find(operation.labels.begin(), operation.labels.end(), label) !=
            operation.labels.end()) {
      return fmt::format("label `{}` is in `on` and in the group", label);
    }
  }
  return std::nullopt;
}

static bool MatchesEmpty(const Matcher& matcher) {
  if (matcher.comparison == "=") {
    return matcher.value.empty();
  }
  if (matcher.comparison == "!=") {
    return !matcher.value.empty();
  }
  return MatchesNothing(matcher.value) == (matcher.comparison == "=~");
}

std::optional<std::string> WhyRefused(const Node& selector) {
  const auto& matchers = selector.matchers;
  const auto names = std::count_if(matchers.begin(), matchers.end(), [](const Matcher& matcher) {
    return matcher.name == "__name__" && matcher.comparison == "=";
  });
  if (!selector.name.empty()) {
    return names > 0 ? std::optional<std::string>(
                           fmt::format("`{}` has its name in the brackets again", selector.name))
                     : std::nullopt;
  }
  return std::all_of(matchers.begin(), matchers.end(), MatchesEmpty)
             ? std::optional<std::string>("selector has no matcher that excludes the empty string")
             : std::nullopt;
}

}  // namespace linter::promql
