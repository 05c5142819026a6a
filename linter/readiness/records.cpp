#include "linter/readiness/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace linter::readiness {

using Result = Attestation::Result;

static bool Holds(const Knowledge& knowledge, const Attestation& record, const Answer& answer) {
  const bool here = record.environment.empty() || record.environment == "*" ||
                    knowledge.environment.empty() || record.environment == knowledge.environment;
  return here && record.row == answer.row->id;
}

static bool IsOver(const Knowledge& knowledge, const Attestation& record, const Row& row) {
  return !knowledge.today.empty() && knowledge.today > LastDay(record, row);
}

static bool OfAll(const Attestation& record) {
  return record.subject.empty() || record.subject == "*";
}

// `web`, or `Deployment web`, names `Deployment web`.
static bool Names(const Attestation& record, const Evidence& evidence) {
  return OfAll(record) || evidence.object == record.subject ||
         evidence.object.ends_with(" " + record.subject);
}

static void Remark(Answer& answer, const std::string& remark) {
  answer.remark += (answer.remark.empty() ? "" : "; ") + remark;
}

// What is excused no longer speaks against the row, and is told.
static void Waive(const Knowledge& knowledge, const Attestation& record, Answer& answer) {
  const auto last = LastDay(record, *answer.row);
  if (IsOver(knowledge, record, *answer.row)) {
    Remark(answer, fmt::format("a waiver by {} held until {}", record.by, last));
    return;
  }
  const auto excused =
      std::stable_partition(answer.against.begin(), answer.against.end(),
                            [&](const Evidence& evidence) { return !Names(record, evidence); });
  if (excused == answer.against.end()) {
    return;
  }
  answer.waived.insert(answer.waived.end(), std::make_move_iterator(excused),
                       std::make_move_iterator(answer.against.end()));
  answer.against.erase(excused, answer.against.end());
  Remark(answer, fmt::format("waived by {} until {}: {}", record.by, last, record.note));
}

// What is left to say where nothing speaks against a row any more.
static State WithoutViolations(const Answer& answer) {
  const bool rest = answer.good > 0 || !answer.missing.empty() || !answer.evidence.empty();
  return !rest                                  ? State::NotApplicable
         : !answer.missing.empty()              ? State::Partial
         : answer.row->proof == Proof::Provable ? State::Satisfied
                                                : State::Partial;
}

static bool LooksLikeCommit(std::string_view text) {
  return text.size() >= 7 && text.size() <= 40 &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Speaks for another release than the one in the files.
static bool IsOfOther(const Knowledge& knowledge, const Attestation& record, const Row& row) {
  return row.validity == Validity::Release && !record.bind.empty() &&
         !LooksLikeCommit(record.bind) && !knowledge.mentions(record.bind);
}

static std::string Said(const Attestation& record) {
  return fmt::format("{}{} on {}{}{}", record.by.empty() ? record.contact : record.by,
                     record.role.empty() ? "" : fmt::format(" ({})", record.role), record.at,
                     record.note.empty() ? "" : ": ", record.note);
}

static void Attest(const Knowledge& knowledge, const Attestation& record, Answer& answer) {
  answer.record = &record;
  if (answer.state == State::Violated) {
    Remark(answer,
           fmt::format("{} recorded otherwise on {}, but files show it", record.by, record.at));
    return;
  }
  if (answer.state == State::Satisfied && record.result != Result::Fail) {
    return;
  }
  answer.remark.clear();
  if (IsOver(knowledge, record, *answer.row)) {
    answer.state = State::Stale;
    Remark(answer, fmt::format("recorded by {} on {}, which held until {}", record.by, record.at,
                               LastDay(record, *answer.row)));
    return;
  }
  if (IsOfOther(knowledge, record, *answer.row)) {
    answer.state = State::Stale;
    Remark(answer,
           fmt::format("recorded by {} for `{}`, which no file has", record.by, record.bind));
    return;
  }
  Remark(answer, Said(record));
  if (!OfAll(record) && answer.row->subjects != Subjects::Project) {
    const auto before = answer.missing.size();
    answer.missing.erase(
        std::remove_if(answer.missing.begin(), answer.missing.end(),
                       [&](const Evidence& subject) { return Names(record, subject); }),
        answer.missing.end());
    answer.good += before - answer.missing.size();
    if (!answer.missing.empty()) {
      answer.state = record.result == Result::Fail ? State::Failed : State::Partial;
      return;
    }
  }
  answer.state = record.result == Result::Fail            ? State::Failed
                 : record.result == Result::NotApplicable ? State::NotApplicable
                                                          : State::Attested;
}

void ApplyRecords(const Knowledge& knowledge, Answer& answer) {
  // Of those that say the same of the same the last one counts.
  std::vector<const Attestation*> attestations;
  for (const auto& record : knowledge.records) {
    if (!Holds(knowledge, record, answer)) {
      continue;
    }
    if (record.result == Result::Waived) {
      Waive(knowledge, record, answer);
      continue;
    }
    const auto older =
        std::find_if(attestations.begin(), attestations.end(),
                     [&](const Attestation* other) { return other->subject == record.subject; });
    if (older == attestations.end()) {
      attestations.push_back(&record);
    } else if (record.at >= (*older)->at) {
      *older = &record;
    }
  }
  if (answer.state == State::Violated && answer.against.empty() && !answer.waived.empty()) {
    answer.state = WithoutViolations(answer);
  }
  for (const auto* record : attestations) {
    Attest(knowledge, *record, answer);
  }
}

}  // namespace linter::readiness
