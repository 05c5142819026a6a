#include "linter/readiness/proofs.h"

#include <array>
#include <iterator>

namespace linter::readiness {

bool IsAside(const Rule& rule) {
  return rule.category == "proof" || rule.category == "scope";
}

Rule MakeProof(std::string_view id, std::string_view summary, CheckOf<k8s::Project> check) {
  return {.id = id,
          .category = "proof",
          .severity = Severity::Info,
          .profiles = {},
          .summary = summary,
          .why = "",
          .since = "",
          .check = check};
}

static void Add(Report& report, const k8s::Object& subject, const Place& where, std::string text,
                Severity weight) {
  report.Add({.span = subject.name_span(),
              .message = std::move(text),
              .labels = {{where, std::string(Shown)}},
              .weight = weight});
}

void Speak(Report& report, const k8s::Object& subject, const Place& where, std::string text) {
  Add(report, subject, where, std::move(text), Severity::Info);
}

void SpeakAgainst(Report& report, const k8s::Object& subject, const Place& where,
                  std::string text) {
  Add(report, subject, where, std::move(text), Severity::Warning);
}

std::vector<Rule> Proofs() {
  std::vector<Rule> all;
  for (auto* make : {AlertProofs, MonitoringProofs, WorkloadProofs, StorageProofs, RouteProofs,
                     AccessProofs, RolloutProofs}) {
    auto some = make();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

std::span<const FileProof> FileProofs() {
  static constexpr std::array<FileProof, 9> All = {{
      {"owners-of-manifests", "every file with objects has an owner in CODEOWNERS"},
      {"changelog-of-version", "the newest heading of a changelog is the version of a chart"},
      {"changelog-newest", "a changelog has a newest version"},
      {"reversible-migrations", "migrations have a way back; those without one speak against"},
      {"compatible-migrations", "migrations take nothing away; those that do speak against"},
      {"final-images", "a Dockerfile ends on a slim image; one with build tools speaks against"},
      {"variables-documented", "documents name every variable that is set; others speak against"},
      {"rollback-commands", "documents have commands that go back; wrong names speak against"},
      {"rollback-headings", "documents have a heading about the way back"},
  }};
  return All;
}

}  // namespace linter::readiness
