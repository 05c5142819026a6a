#include <fmt/format.h>

#include <iterator>

#include "linter/check/report.h"
#include "linter/docker/pair.h"
#include "linter/docker/variable_use.h"
#include "linter/text/nearest.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule FromArgumentUndefined() {
  return {
      .id = "from-argument-undefined",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "FROM uses an ARG that is not declared before the first stage",
      .why =
          "FROM sees only what is declared by `ARG` before the first FROM, and what Docker "
          "declares for the platform. Any other variable is empty, whatever `--build-arg` says: "
          "`FROM alpine$SUFFIX` is `alpine`, and `FROM $BASE` fails. An `ARG` inside of a stage "
          "does not count.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/undefined-arg-in-from/",
      .since = "0.1",
      .replaces = {"buildkit:UndefinedArgInFrom"},
      .check = CheckBuild,
  };
}

static std::vector<docker::Pair> ArgumentsOf(const docker::BuildView& build) {
  std::vector<docker::Pair> arguments;
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword == docker::Keyword::Arg && !instruction.trigger()) {
      auto pairs = docker::Pairs(instruction.instruction());
      std::move(pairs.begin(), pairs.end(), std::back_inserter(arguments));
    }
  }
  return arguments;
}

static Diagnostic Undefined(const docker::VariableUse& use,
                            const std::vector<docker::Pair>& arguments) {
  std::vector<std::string_view> names;
  for (const auto& argument : arguments) {
    names.push_back(argument.name.text());
    if (argument.name == use.name) {
      return {.span = use.span,
              .message = fmt::format("`{}` is declared in a stage only", use.name),
              .labels = {{argument.name.span(), "not seen by FROM"}}};
    }
  }
  // More of them were not written by a person, and need not be compared.
  constexpr std::size_t Most = 500;
  const auto nearest = names.size() < Most ? Nearest(use.name, names) : std::nullopt;
  return {.span = use.span,
          .message = nearest
                         ? fmt::format("`{}` is not declared before the first stage; did you "
                                       "mean `{}`?",
                                       use.name, *nearest)
                         : fmt::format("`{}` is not declared before the first stage", use.name)};
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto arguments = ArgumentsOf(build);
  for (const auto& instruction : build.instructions()) {
    if (instruction->keyword != docker::Keyword::From) {
      continue;
    }
    for (const auto& use : docker::VariablesOf(build.dockerfile(), instruction.instruction())) {
      if (use.state == docker::Variable::State::Unset) {
        report.Add(Undefined(use, arguments));
      }
    }
  }
}

}  // namespace linter::rules
