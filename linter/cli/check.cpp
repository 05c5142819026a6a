// `shoal check`: lint, and report.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "linter/cli/lint_request.h"
#include "linter/cli/terminal.h"
#include "linter/cli/verbs.h"
#include "linter/files/bytes.h"
#include "linter/files/repository.h"
#include "linter/files/write.h"
#include "linter/output/baseline.h"
#include "linter/workspace/lint_run.h"

namespace linter::cli {

using workspace::LintRun;

constexpr int Failed = 2;
constexpr std::size_t MostBaselineBytes = std::size_t{100} << 20U;

static bool Report(const CheckArguments& arguments, const output::Result& result) {
  bool written = true;
  for (const auto& wish : arguments.outputs) {
    const auto text = output::FindFormat(wish.format)->write(result, {});
    if (const auto error = files::Write(wish.path, text)) {
      Complain(error->message);
      written = false;
    }
  }
  const auto text = output::FindFormat(arguments.format)->write(result, StyleOf(arguments.color));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return written && std::fflush(stdout) == 0;
}

// Whether a finding is grave enough, by what the command line, our settings or, of Dockerfiles,
// hadolint's say.
static bool Fails(const CheckArguments& arguments, const engine::Outcome& outcome, LintRun& run) {
  const auto& sources = run.sources();
  auto& settings = run.settings();
  auto lowest = config::FindFailOn(arguments.fail_on);
  if (!lowest) {
    lowest = settings.ForFolder(files::WorkingFolder()).run().fail_on;
  }
  const auto fails = [&](const Diagnostic& finding) {
    const auto file = static_cast<std::size_t>(finding.span.file);
    auto from = lowest;
    if (!from && file < sources.plain && sources.kinds[file] == files::FileKind::Dockerfile) {
      from = settings.ForDockerfile(sources.absolute[file]).dockerfiles().fail_on;
    }
    from = from.value_or(config::FailOn::Warning);
    return from != config::FailOn::Never &&
           static_cast<int>(finding.severity) >= static_cast<int>(*from);
  };
  return std::any_of(outcome.findings.begin(), outcome.findings.end(), fails);
}

// Takes out what the baseline knows. False after a complaint.
static bool ApplyBaseline(const std::string& path, const std::vector<output::File>& files,
                          engine::Outcome& outcome) {
  const auto text = files::ReadBytes(path, MostBaselineBytes);
  if (!text) {
    Complain(fmt::format("{}: {}", path, text.error().message));
    return false;
  }
  const auto baseline = output::Baseline::Read(text->text);
  if (!baseline) {
    Complain(fmt::format("{}:{}", path, baseline.error().message));
    return false;
  }
  outcome.suppressed += baseline->Filter(outcome.findings, files);
  if (const auto stale = baseline->stale()) {
    fmt::print(stderr, "{}: {} of its findings {} no more; `shoal baseline write` takes {} out\n",
               path, stale, stale == 1 ? "is" : "are", stale == 1 ? "it" : "them");
  }
  return true;
}

static std::vector<output::UnknownKind> UnknownKinds(const engine::Outcome& outcome) {
  std::vector<output::UnknownKind> kinds;
  for (const auto& [name, objects] : outcome.unknown_kinds) {
    kinds.push_back({name.api_version, name.kind, objects});
  }
  return kinds;
}

int Check(const CheckArguments& arguments, std::span<const Rule> catalog) {
  const auto run = LintRun::Load(RequestOf(arguments), catalog);
  if (run == nullptr) {
    return Failed;
  }
  // Who asks for one environment is told what was taken for it, whatever the format.
  if (!arguments.environment.empty() && run->environments().assumed()) {
    Complain(run->environments().Assumption());
  }
  auto outcome = run->Lint();
  const auto ran = run->RulesThatRun();
  const auto files = run->Files();
  if (!arguments.baseline.empty() && !ApplyBaseline(arguments.baseline, files, outcome)) {
    return Failed;
  }
  const auto& environments = run->environments();
  const bool reported = Report(
      arguments, {.findings = outcome.findings,
                  .files = files,
                  .summary = {.files = run->FilesLinted(),
                              .documents = outcome.documents,
                              .objects = outcome.objects,
                              .unreadable = outcome.unreadable,
                              .suppressed = outcome.suppressed,
                              .unknown_kinds = UnknownKinds(outcome)},
                  .rules = ran,
                  .version = SHOAL_VERSION,
                  .environments = environments.names(),
                  .assumption = arguments.environment.empty() ? environments.Assumption() : ""});
  if (!reported || !run->complete()) {
    return Failed;
  }
  return !arguments.exit_zero && Fails(arguments, outcome, *run) ? 1 : 0;
}

}  // namespace linter::cli
