#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"
#include "linter/k8s/object.h"

namespace linter::readiness {

// In a row's `rules`: whatever is an error.
constexpr std::string_view EveryError = "every-error";

// Rules that say nothing of their own: what proves rows, and which objects are subjects.
bool IsAside(const Rule& rule);

// What comes with shoal to prove rows, by name: a finding that is a warning speaks against a row,
// any other for it. A finding stands at its subject, and where the label `Shown` says so another
// place shows it.
constexpr std::string_view Shown = "shown here";
std::vector<Rule> Proofs();

// What proves of other files than those of objects alone. Alerts, their routing and dashboards that
// stand in such files count for the proofs of objects.
struct FileProof {
  std::string_view id;
  std::string_view summary;
};
std::span<const FileProof> FileProofs();

// One file each makes a part of `Proofs()`.
std::vector<Rule> AlertProofs();
std::vector<Rule> MonitoringProofs();
std::vector<Rule> WorkloadProofs();
std::vector<Rule> StorageProofs();
std::vector<Rule> RouteProofs();
std::vector<Rule> AccessProofs();
std::vector<Rule> RolloutProofs();

// For the files of proofs: a proof, and one finding of it.
Rule MakeProof(std::string_view id, std::string_view summary, CheckOf<k8s::Project> check);
void Speak(Report& report, const k8s::Object& subject, const Place& where, std::string text);
void SpeakAgainst(Report& report, const k8s::Object& subject, const Place& where, std::string text);

}  // namespace linter::readiness
