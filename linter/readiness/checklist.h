#pragma once

#include <cstdint>
#include <memory>
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
enum class Subjects : std::uint8_t { Project, Workloads, Servers, Stateful, Public };

// How long an attestation holds.
enum class Validity : std::uint8_t { Release, Quarter, Year, Event };

// Lines of files of the repository that are evidence.
struct FileEvidence {
  std::vector<PathPattern> paths;
  // Without one, the file alone is evidence.
  std::shared_ptr<const re2::RE2> lines;
  std::string says;
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
  // What proves it, of objects: its findings are evidence.
  std::vector<std::shared_ptr<const custom::OwnRule>> objects;
  std::vector<FileEvidence> files;
  // Rules whose findings violate the row, besides those that name it themselves.
  std::vector<std::string> rules;
  // Rows that this one sums up; then nothing else is asked.
  std::vector<std::string> members;
  // How to satisfy it, and what a person has to record.
  std::string satisfy;
  std::string attest;
  Validity validity = Validity::Release;
};

struct Group {
  std::string title;
  std::vector<Row> rows;
};

struct Section {
  std::string title;
  std::vector<Group> groups;
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

  // Every row in order.
  std::vector<const Row*> Rows() const;
  const Row* Find(std::string_view id) const;
};

Checklist ReadChecklist(const SourceFile& file);
// The one that comes with shoal: rules/checklists/deployment.yaml.
std::string_view DeploymentChecklist();

}  // namespace linter::readiness
