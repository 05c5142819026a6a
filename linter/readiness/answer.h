#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/readiness/attestation.h"
#include "linter/readiness/checklist.h"

namespace linter::readiness {

// Worst first, as a row that sums up others takes the worst of them.
enum class State : std::uint8_t {
  Violated,
  Stale,
  // A person recorded that it is not so.
  Failed,
  Open,
  Partial,
  Attested,
  Satisfied,
  NotApplicable,
};
// `violated`, `n/a`.
std::string_view Name(State state);

// A place that speaks for or against a row.
struct Evidence {
  std::string path = {};
  // 1-based; 0 for the file as a whole.
  std::size_t line = 0;
  std::string text = {};
  // The rule that says so; empty for what proves.
  std::string rule = {};
  // The object, as messages name it.
  std::string object = {};
  // The line itself.
  std::string excerpt = {};
  // What part of the row it shows.
  std::string part = {};
  // What says so, where that is a finding.
  const Diagnostic* finding = nullptr;
};

struct Answer {
  const Row* row = nullptr;
  State state = State::Open;
  // Of how many subjects it is true, where it is asked of several.
  std::size_t good = 0;
  std::size_t subjects = 0;
  std::vector<Evidence> against = {};
  std::vector<Evidence> evidence = {};
  // The subjects that nothing speaks for or against.
  std::vector<Evidence> missing = {};
  // What a waiver excuses.
  std::vector<Evidence> waived = {};
  // The record that counts, if any, and what is to be said of it.
  const Attestation* record = nullptr;
  std::string remark = {};
};

// A finding of a run, and where it stands as reports name it.
struct Witness {
  const Diagnostic* finding = nullptr;
  std::string path = {};
  std::size_t line = 0;
  std::string excerpt = {};
};

// What another file than those of objects says, for a row or against it.
struct Hint {
  enum class Side : std::uint8_t { For, Against };

  // One of both: the row whose files or steps it is, or the proof.
  std::string_view row = {};
  std::string_view proof = {};
  Evidence evidence = {};
  Side side = Side::For;
  // The subjects that it is true of; none where it is true of the project as a whole.
  std::vector<Subject> subjects = {};
  // That its file is for; empty for all.
  std::vector<std::string> environments = {};
};

// Everything that is known of a project.
struct Knowledge {
  // Those of rules, of evidence, of proofs and of scopes.
  std::vector<Witness> witnesses = {};
  std::vector<Hint> hints = {};
  std::span<const Attestation> records = {};
  // Only what is written for this environment, or for none; empty for everything.
  std::string environment = {};
  // As `2027-01-31`; empty: no record is ever stale.
  std::string today = {};
  // Whether a file of the run has a text, such as the version that a record speaks for. Never null.
  std::function<bool(std::string_view)> mentions = {};
};

// The answers to all rows, in order.
std::vector<Answer> Judge(const Checklist& checklist, const Knowledge& knowledge);

// Whether a finding shows in an environment, as far as that is known; an empty name stands for all.
bool ShowsIn(const Diagnostic& finding, std::string_view environment);

}  // namespace linter::readiness
