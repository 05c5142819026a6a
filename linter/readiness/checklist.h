#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/custom/own_rule.h"
#include "linter/text/path_pattern.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace re2 {
class RE2;
}

namespace linter::readiness {

// How far files can answer a row.
enum class Proof : std::uint8_t {
  // They settle it.
  Provable,
  // They show what was set up, not how it went.
  Partly,
  // A person answers; files may give hints.
  Attested,
};

// What a row asks of: each such object of a run is one of its subjects.
enum class Subjects : std::uint8_t {
  Project,
  Workloads,
  Servers,
  // Servers that have a number of replicas, and those of them that keep nothing.
  Scalable,
  Stateless,
  // Servers that run at least two pods.
  Replicated,
  // What a Service leads to.
  Backends,
  Stateful,
  // Routes, and Services that face outward.
  Public,
  // What takes Secrets, or fetches with keys.
  SecretUsers,
  // Pods in a namespace, or with a label, of a mesh.
  Meshed,
  // Bindings of roles.
  Bindings,
};
constexpr std::size_t SubjectKinds = 12;

// How long an attestation holds.
enum class Validity : std::uint8_t { Release, Quarter, Year, Event };

// Objects of which a condition holds are evidence.
struct ObjectEvidence {
  std::shared_ptr<const custom::OwnRule> rule;
  // Where a row has parts, each of them has to be shown.
  std::string part;
};

// Lines of files of the repository that are evidence.
struct FileEvidence {
  std::vector<PathPattern> paths;
  // Without one, the file alone is evidence.
  std::shared_ptr<const re2::RE2> lines;
  std::string says;
  std::string part;
};

// Steps of pipelines that can stop a change are evidence.
struct StepEvidence {
  // Whether a step that runs by the clock, for tags or by hand counts as well.
  enum class Trigger : std::uint8_t { Change, Any };

  // What a step runs, or the action that it uses.
  std::shared_ptr<const re2::RE2> runs;
  Trigger trigger = Trigger::Change;
  std::string says;
  std::string part;
};

// What a proof that comes with shoal finds is evidence, or speaks against.
struct ProofUse {
  std::string id;
  std::string part;
};

struct Row {
  // `IN-C-1`.
  std::string id;
  Span id_span;
  // The words of the checklist.
  std::string title;
  Proof proof = Proof::Attested;
  Subjects subjects = Subjects::Project;
  // A subject is in order where the rules of the row find nothing.
  bool silence = false;
  std::vector<ObjectEvidence> objects;
  std::vector<FileEvidence> files;
  std::vector<StepEvidence> steps;
  std::vector<ProofUse> proofs;
  // Not applicable where none of these proofs finds anything.
  std::vector<std::string> applies;
  // Where one of these proofs finds something, what nothing shows is a violation.
  std::vector<std::string> expects;
  // Exactly the rules whose findings violate the row; without, the warnings of those that name it.
  std::optional<std::vector<std::string>> rules;
  // Rows that this one sums up; then nothing else is asked.
  std::vector<std::string> members;
  // How to satisfy it, and what a person has to record.
  std::string satisfy;
  std::string attest;
  Validity validity = Validity::Release;
};

struct Group {
  std::string title = {};
  std::vector<Row> rows = {};
};

struct Section {
  std::string title = {};
  std::vector<Group> groups = {};
};

struct Flaw {
  Span span;
  // Lower case, no full stop.
  std::string message;
};

struct Checklist {
  std::string title;
  std::vector<Section> sections;
  std::vector<Flaw> flaws;

  // The parts that a row has to show, each once.
  static std::vector<std::string> PartsOf(const Row& row);
  // Every row in order.
  std::vector<const Row*> Rows() const;
  const Row* Find(std::string_view id) const;
  // Takes in the rows of another one: to groups of the same titles, else behind the rest. A row of
  // an id that is there replaces that row.
  void Add(Checklist other);
  // Leaves a row out; false where there is none.
  bool Drop(std::string_view id);
};

Checklist ReadChecklist(const SourceFile& file);
// The one that comes with shoal: rules/checklists/deployment.yaml.
std::string_view DeploymentChecklist();

}  // namespace linter::readiness
