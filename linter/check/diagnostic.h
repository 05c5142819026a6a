#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linter/check/rule.h"
#include "linter/text/edit.h"
#include "linter/text/place.h"
#include "linter/text/span.h"

namespace linter {

// A change that a person may take; its edits do not overlap and all apply together.
struct Fix {
  // A verb phrase: `forbid privilege escalation`.
  std::string title;
  Safety safety = Safety::Unsafe;
  std::vector<Edit> edits;
};

// A second place that explains the first.
struct Label {
  Span span;
  std::string text;
};

// The object that a finding is about; all empty outside of objects.
struct Subject {
  std::string api_version;
  std::string kind;
  std::string name_space;
  std::string name;

  bool empty() const { return kind.empty(); }
  friend bool operator==(const Subject&, const Subject&) = default;
};

struct Diagnostic {
  // Where the finding points.
  Place span;
  // Lower case, no full stop, names in backticks; what was seen rather than what is permitted.
  std::string message;
  std::vector<Label> labels = {};
  // Alternatives, of which at most one is applied. Those without edits are dropped by `Report`.
  std::vector<Fix> fixes = {};
  // Where the findings of one rule differ in weight: instead of the rule's severity.
  std::optional<Severity> weight = {};

  // Set by `Report`.
  const Rule* rule = nullptr;
  Severity severity = Severity::Warning;
  // Set by the engine, from the span: JSON pointer within the document, and its object.
  std::string pointer = {};
  Subject object = {};
  // Set where the object was rendered: the way from what was written to what was printed, and the
  // sets of values in which the finding shows (empty where it shows in all).
  std::vector<Label> way = {};
  std::vector<std::string> renders = {};
  // The environments in which the finding shows, by name; empty where none are known, or where
  // what it is about belongs to none.
  std::vector<std::string> environments = {};
};

}  // namespace linter
