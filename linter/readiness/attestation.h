#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/readiness/checklist.h"
#include "linter/text/source_file.h"
#include "linter/text/span.h"

namespace linter::readiness {

// What a person recorded of a row.
struct Attestation {
  enum class Result : std::uint8_t { Pass, Fail, NotApplicable, Waived };

  std::string row = {};
  // Empty for all.
  std::string environment = {};
  // The name of an object; `*` for all.
  std::string subject = "*";
  Result result = Result::Pass;
  std::string by = {};
  std::string role = {};
  // `2027-01-31`.
  std::string at = {};
  std::string expires = {};
  // A link, or a path of the repository.
  std::string evidence = {};
  // What it speaks for: a commit, a version, a digest.
  std::string bind = {};
  std::string note = {};
  // Of contacts.
  std::string contact = {};
  std::string phone = {};
  Span place = {};
};

struct Attestations {
  std::vector<Attestation> records;
  // What is wrong with their form.
  std::vector<Flaw> flaws;
};

// Every document of a file is a record, or a list of records. Complains of rows that the checklist
// does not have, of what is missing, and of days that are none or lie after `today`.
Attestations ReadAttestations(const SourceFile& file, const Checklist& checklist,
                              std::string_view today);

// The last day on which a record holds, `9999-12-31` where it has no end: what it says itself, else
// by the row's validity.
std::string LastDay(const Attestation& record, const Row& row);

}  // namespace linter::readiness
