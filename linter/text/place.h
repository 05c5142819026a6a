#pragma once

#include <string>
#include <vector>

#include "linter/text/span.h"

namespace linter {

// Where a finding points, and what it says nothing of in its bytes: whether they are at fault
// themselves, or stand for something that is not written. What was rendered from a template needs
// to know, because a missing field is not written where its neighbours are.
struct Place : Span {
  Place() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): bytes are a place.
  Place(const Span& span) : Span(span) {}

  // The collection that the finding is about as a whole, or in which something is missing; empty
  // where the bytes themselves are at fault.
  Span holder;
  // The key by which the bytes are known: `name` of `name: web`; the bytes themselves where they
  // are a key. Empty where there is none.
  Span key;
  // Not what the bytes say is at fault, but how they are written, such as without quotes: in
  // rendered text that is for the template to mend, whatever made the bytes.
  bool form = false;
  // The keys that are missing below `holder`, outermost first.
  std::vector<std::string> missing;
};

}  // namespace linter
