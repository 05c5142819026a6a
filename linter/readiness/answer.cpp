// From what was found to what is true of each row.

#include "linter/readiness/answer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "linter/readiness/scopes.h"

namespace linter::readiness {

std::string_view Name(State state) {
  static constexpr std::array<std::string_view, 8> Names = {
      "violated", "stale", "failed", "open", "partial", "attested", "satisfied", "n/a"};
  return Names[static_cast<std::size_t>(state)];
}

static bool IsFor(const std::vector<std::string>& environments, std::string_view environment) {
  return environment.empty() ||
         std::find(environments.begin(), environments.end(), environment) != environments.end();
}

bool ShowsIn(const Diagnostic& finding, std::string_view environment) {
  // What shows in some renders only, and in none of an environment, shows in no environment.
  const bool everywhere = finding.environments.empty() && finding.renders.empty();
  return everywhere || IsFor(finding.environments, environment);
}

class Judgement {
 public:
  Judgement(const Checklist& checklist, const Knowledge& knowledge);

  std::vector<Answer> Answers();

 private:
  using Object = std::tuple<std::string, std::string, std::string, std::string>;

  static Object ObjectOf(const Witness& witness);
  static Evidence EvidenceOf(const Witness& witness);
  std::vector<const Witness*> Against(const Row& row) const;
  Answer AnswerOf(const Row& row) const;
  void JudgeProject(Answer& answer) const;
  void JudgeSubjects(Answer& answer, const std::set<Object>& proven,
                     const std::set<Object>& violated) const;
  void JudgeMembers(Answer& answer, const std::vector<Answer>& all) const;
  void ApplyRecord(Answer& answer) const;
  const Attestation* RecordOf(const Row& row) const;

  const Checklist& checklist_;
  const Knowledge& knowledge_;
  // By the id of their rule.
  std::map<std::string_view, std::vector<const Witness*>> by_rule_;
};

Judgement::Judgement(const Checklist& checklist, const Knowledge& knowledge)
    : checklist_(checklist), knowledge_(knowledge) {
  for (const auto& witness : knowledge.witnesses) {
    if (ShowsIn(*witness.finding, knowledge.environment)) {
      by_rule_[witness.finding->rule->id].push_back(&witness);
    }
  }
}

Judgement::Object Judgement::ObjectOf(const Witness& witness) {
  const auto& object = witness.finding->object;
  return {object.api_version, object.kind, object.name_space, object.name};
}

Evidence Judgement::EvidenceOf(const Witness& witness) {
  const auto& finding = *witness.finding;
  const auto& object = finding.object;
  return {.path = witness.path,
          .line = witness.line,
          .text = finding.message,
          .rule = std::string(finding.rule->id),
          .object = object.empty() ? "" : fmt::format("{} {}", object.kind, object.name),
          .excerpt = witness.excerpt};
}

// What shows that a row is not kept. What is said in passing violates nothing.
std::vector<const Witness*> Judgement::Against(const Row& row) const {
  std::vector<const Witness*> against;
  for (const auto& [id, witnesses] : by_rule_) {
    const auto& rule = *witnesses.front()->finding->rule;
    const bool named =
        std::find(rule.checklist.begin(), rule.checklist.end(), row.id) != rule.checklist.end() ||
        std::find(row.rules.begin(), row.rules.end(), id) != row.rules.end();
    for (const auto* witness : witnesses) {
      if (named && witness->finding->severity >= Severity::Warning) {
        against.push_back(witness);
      }
    }
  }
  return against;
}

void Judgement::JudgeProject(Answer& answer) const {
  const bool proven = !answer.evidence.empty();
  answer.state = !answer.against.empty()                ? State::Violated
                 : !proven                              ? State::Open
                 : answer.row->proof == Proof::Provable ? State::Satisfied
                                                        : State::Partial;
}

void Judgement::JudgeSubjects(Answer& answer, const std::set<Object>& proven,
                              const std::set<Object>& violated) const {
  std::set<Object> subjects;
  const auto scope = by_rule_.find(ScopeId(answer.row->subjects));
  if (scope != by_rule_.end()) {
    for (const auto* witness : scope->second) {
      subjects.insert(ObjectOf(*witness));
    }
  }
  answer.good = 0;
  for (const auto& subject : subjects) {
    const bool good =
        !violated.contains(subject) && (answer.row->silence || proven.contains(subject));
    answer.good += good ? 1 : 0;
  }
  answer.subjects = subjects.size();
  if (!answer.against.empty()) {
    answer.state = State::Violated;
  } else if (subjects.empty()) {
    answer.state = State::NotApplicable;
  } else if (answer.good == subjects.size()) {
    answer.state = answer.row->proof == Proof::Provable ? State::Satisfied : State::Partial;
  } else {
    answer.state = answer.good > 0 || !answer.evidence.empty() ? State::Partial : State::Open;
  }
}

Answer Judgement::AnswerOf(const Row& row) const {
  Answer answer{.row = &row};
  std::set<Object> violated;
  std::set<Object> proven;
  for (const auto* witness : Against(row)) {
    violated.insert(ObjectOf(*witness));
    answer.against.push_back(EvidenceOf(*witness));
  }
  for (const auto& evidence : row.objects) {
    const auto found = by_rule_.find(evidence->id);
    if (found == by_rule_.end()) {
      continue;
    }
    for (const auto* witness : found->second) {
      proven.insert(ObjectOf(*witness));
      answer.evidence.push_back(EvidenceOf(*witness));
      answer.evidence.back().rule.clear();
    }
  }
  for (const auto& hint : knowledge_.hints) {
    const bool here = hint.environments.empty() || IsFor(hint.environments, knowledge_.environment);
    if (hint.row == row.id && here) {
      answer.evidence.push_back(hint.evidence);
    }
  }
  if (row.subjects == Subjects::Project) {
    JudgeProject(answer);
  } else {
    JudgeSubjects(answer, proven, violated);
  }
  return answer;
}

// The worst of those that apply.
void Judgement::JudgeMembers(Answer& answer, const std::vector<Answer>& all) const {
  answer.state = State::NotApplicable;
  for (const auto& member : answer.row->members) {
    for (const auto& other : all) {
      if (other.row->id != member) {
        continue;
      }
      ++answer.subjects;
      answer.good += other.state >= State::Attested ? 1 : 0;
      answer.state = std::min(answer.state, other.state);
      answer.evidence.push_back({.text = fmt::format("{}: {}", member, Name(other.state))});
    }
  }
}

// The last one counts.
const Attestation* Judgement::RecordOf(const Row& row) const {
  const Attestation* found = nullptr;
  for (const auto& record : knowledge_.records) {
    const bool here = record.environment.empty() || knowledge_.environment.empty() ||
                      record.environment == knowledge_.environment;
    if (record.row == row.id && here && (found == nullptr || record.at >= found->at)) {
      found = &record;
    }
  }
  return found;
}

static bool LooksLikeCommit(std::string_view text) {
  return text.size() >= 7 && text.size() <= 40 &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// What files show to be wrong stays wrong; only a waiver excuses it, and is told.
void Judgement::ApplyRecord(Answer& answer) const {
  const auto* record = RecordOf(*answer.row);
  if (record == nullptr) {
    return;
  }
  answer.record = record;
  const auto last = LastDay(*record, *answer.row);
  const bool over = !knowledge_.today.empty() && knowledge_.today > last;
  const bool other = answer.row->validity == Validity::Release && !record->bind.empty() &&
                     !LooksLikeCommit(record->bind) && !knowledge_.mentions(record->bind);
  using Result = Attestation::Result;
  if (answer.state == State::Violated) {
    if (record->result == Result::Waived && !over) {
      answer.state = State::NotApplicable;
      answer.remark = fmt::format("waived by {} until {}: {}", record->by, last, record->note);
    } else if (record->result != Result::Waived) {
      answer.remark =
          fmt::format("{} recorded otherwise on {}, but files show it", record->by, record->at);
    }
    return;
  }
  if (answer.state == State::Satisfied) {
    return;
  }
  if (over || other) {
    answer.state = State::Stale;
    answer.remark =
        over
            ? fmt::format("recorded by {} on {}, which held until {}", record->by, record->at, last)
            : fmt::format("recorded by {} for `{}`, which no file has", record->by, record->bind);
    return;
  }
  answer.remark = fmt::format("{}{} on {}{}{}", record->by.empty() ? record->contact : record->by,
                              record->role.empty() ? "" : fmt::format(" ({})", record->role),
                              record->at, record->note.empty() ? "" : ": ", record->note);
  answer.state = record->result == Result::Fail            ? State::Failed
                 : record->result == Result::NotApplicable ? State::NotApplicable
                                                           : State::Attested;
}

std::vector<Answer> Judgement::Answers() {
  std::vector<Answer> answers;
  const auto rows = checklist_.Rows();
  for (const auto* row : rows) {
    answers.push_back(row->members.empty() ? AnswerOf(*row) : Answer{.row = row});
    if (row->members.empty()) {
      ApplyRecord(answers.back());
    }
  }
  for (auto& answer : answers) {
    if (!answer.row->members.empty()) {
      JudgeMembers(answer, answers);
      ApplyRecord(answer);
    }
  }
  return answers;
}

std::vector<Answer> Judge(const Checklist& checklist, const Knowledge& knowledge) {
  return Judgement(checklist, knowledge).Answers();
}

}  // namespace linter::readiness
