// From what was found to what is true of each row.

#include "linter/readiness/answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "linter/readiness/proofs.h"
#include "linter/readiness/records.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

constexpr std::string_view NothingToAsk = "these files have nothing that it asks of";

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
  using Witnesses = std::vector<const Witness*>;

  static Object ObjectOf(const Witness& witness);
  static Evidence EvidenceOf(const Witness& witness);
  const Witnesses& Of(std::string_view id) const;
  bool Counts(const Hint& hint) const;
  static bool Violates(const Row& row, const Witness& witness);
  bool AsksOf(const Row& row, const Witness& witness) const;
  bool FindsAny(const std::vector<std::string>& proofs) const;
  void CollectRules(const Row& row, Answer& answer, std::set<Object>& violated) const;
  void CollectProofs(const Row& row, Answer& answer, std::set<Object>& proven,
                     std::set<Object>& violated) const;
  void CollectHints(const Row& row, Answer& answer, std::set<Object>& proven) const;
  Answer AnswerOf(const Row& row) const;
  static std::vector<std::string> MissingParts(const Answer& answer);
  static void JudgeProject(Answer& answer);
  static void Expect(Answer& answer);
  void JudgeSubjects(Answer& answer, const std::set<Object>& proven,
                     const std::set<Object>& violated) const;
  static void JudgeMembers(Answer& answer, const std::vector<Answer>& all);

  const Checklist& checklist_;
  const Knowledge& knowledge_;
  // By the id of their rule.
  std::map<std::string_view, Witnesses> by_rule_;
  std::array<std::set<Object>, SubjectKinds> subjects_;
};

Judgement::Judgement(const Checklist& checklist, const Knowledge& knowledge)
    : checklist_(checklist), knowledge_(knowledge) {
  for (const auto& witness : knowledge.witnesses) {
    if (ShowsIn(*witness.finding, knowledge.environment)) {
      by_rule_[witness.finding->rule->id].push_back(&witness);
    }
  }
  for (std::size_t kind = 0; kind < SubjectKinds; ++kind) {
    for (const auto* witness : Of(ScopeId(static_cast<Subjects>(kind)))) {
      subjects_[kind].insert(ObjectOf(*witness));
    }
  }
}

bool Judgement::Counts(const Hint& hint) const {
  return hint.environments.empty() || IsFor(hint.environments, knowledge_.environment);
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
          .excerpt = witness.excerpt,
          .finding = &finding};
}

const Judgement::Witnesses& Judgement::Of(std::string_view id) const {
  static const Witnesses None;
  const auto found = by_rule_.find(id);
  return found == by_rule_.end() ? None : found->second;
}

// A row that names its rules is violated by whatever these say; without, what is said in passing
// violates nothing.
bool Judgement::Violates(const Row& row, const Witness& witness) {
  const auto& finding = *witness.finding;
  const auto& rule = *finding.rule;
  const auto has = [](const auto& list, std::string_view id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  if (IsAside(rule)) {
    return false;
  }
  if (row.rules) {
    return has(*row.rules, rule.id) ||
           (has(*row.rules, EveryError) && finding.severity == Severity::Error);
  }
  return has(rule.checklist, row.id) && finding.severity >= Severity::Warning;
}

static bool MakesPods(std::string_view kind) {
  static constexpr std::array<std::string_view, 10> Kinds = {
      "Pod",     "Deployment", "StatefulSet",           "DaemonSet", "ReplicaSet",
      "CronJob", "Job",        "ReplicationController", "Rollout",   "DeploymentConfig"};
  return std::find(Kinds.begin(), Kinds.end(), kind) != Kinds.end();
}

// What a chart prints its own values into; these are given anew when it is installed.
static bool IsOfChart(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return path.starts_with("templates/") || path.find("/templates/") != std::string_view::npos ||
         (name.starts_with("values") && name.ends_with("yaml"));
}

// Workloads that a row does not ask of, such as the tests of a chart, and patches, do not violate
// it; of other objects every one may.
bool Judgement::AsksOf(const Row& row, const Witness& witness) const {
  const auto& object = witness.finding->object;
  if (witness.finding->rule->id == "secret-in-manifest" && IsOfChart(witness.path)) {
    return false;
  }
  if (row.subjects == Subjects::Public && object.kind == "Service") {
    return !subjects_[static_cast<std::size_t>(Subjects::Public)].empty();
  }
  if (!MakesPods(object.kind)) {
    return true;
  }
  const bool by_workload = row.subjects != Subjects::Project && row.subjects != Subjects::Public;
  const auto asked = by_workload ? row.subjects : Subjects::Workloads;
  return subjects_[static_cast<std::size_t>(asked)].contains(ObjectOf(witness));
}

void Judgement::CollectRules(const Row& row, Answer& answer, std::set<Object>& violated) const {
  for (const auto& [id, witnesses] : by_rule_) {
    for (const auto* witness : witnesses) {
      if (Violates(row, *witness) && AsksOf(row, *witness)) {
        violated.insert(ObjectOf(*witness));
        answer.against.push_back(EvidenceOf(*witness));
      }
    }
  }
}

void Judgement::CollectProofs(const Row& row, Answer& answer, std::set<Object>& proven,
                              std::set<Object>& violated) const {
  const auto take = [&](std::string_view id, const std::string& part) {
    for (const auto* witness : Of(id)) {
      const bool against = witness->finding->severity >= Severity::Warning;
      (against ? violated : proven).insert(ObjectOf(*witness));
      auto& evidence =
          (against ? answer.against : answer.evidence).emplace_back(EvidenceOf(*witness));
      evidence.part = part;
      evidence.rule = against ? evidence.rule : "";
    }
  };
  for (const auto& use : row.proofs) {
    take(use.id, use.part);
  }
  for (const auto& evidence : row.objects) {
    take(evidence.rule->id, evidence.part);
  }
}

void Judgement::CollectHints(const Row& row, Answer& answer, std::set<Object>& proven) const {
  for (const auto& hint : knowledge_.hints) {
    const auto use = std::find_if(row.proofs.begin(), row.proofs.end(),
                                  [&](const ProofUse& each) { return each.id == hint.proof; });
    if ((hint.row != row.id && use == row.proofs.end()) || !Counts(hint)) {
      continue;
    }
    const bool speaks_for = hint.side == Hint::Side::For;
    auto& evidence = (speaks_for ? answer.evidence : answer.against).emplace_back(hint.evidence);
    if (use != row.proofs.end()) {
      evidence.part = use->part;
    }
    for (const auto& subject : hint.subjects) {
      proven.insert({subject.api_version, subject.kind, subject.name_space, subject.name});
    }
  }
}

// What of the row nothing shows.
std::vector<std::string> Judgement::MissingParts(const Answer& answer) {
  auto parts = Checklist::PartsOf(*answer.row);
  parts.erase(std::remove_if(parts.begin(), parts.end(),
                             [&](const std::string& part) {
                               return std::any_of(
                                   answer.evidence.begin(), answer.evidence.end(),
                                   [&](const Evidence& each) { return each.part == part; });
                             }),
              parts.end());
  return parts;
}

void Judgement::JudgeProject(Answer& answer) {
  const bool provable = answer.row->proof == Proof::Provable;
  const auto missing = MissingParts(answer);
  if (!answer.against.empty()) {
    answer.state = State::Violated;
  } else if (answer.evidence.empty()) {
    answer.state = State::Open;
  } else if (!missing.empty()) {
    answer.state = provable ? State::Partial : State::Open;
    answer.remark = fmt::format("nothing shows: {}", fmt::join(missing, ", "));
  } else {
    answer.state = provable ? State::Satisfied : State::Partial;
  }
}

void Judgement::JudgeSubjects(Answer& answer, const std::set<Object>& proven,
                              const std::set<Object>& violated) const {
  std::map<Object, const Witness*> subjects;
  for (const auto* witness : Of(ScopeId(answer.row->subjects))) {
    subjects.emplace(ObjectOf(*witness), witness);
  }
  for (const auto& [subject, witness] : subjects) {
    if (!violated.contains(subject) && (answer.row->silence || proven.contains(subject))) {
      ++answer.good;
    } else if (!violated.contains(subject)) {
      answer.missing.push_back(EvidenceOf(*witness));
      answer.missing.back().rule.clear();
    }
  }
  answer.subjects = subjects.size();
  if (!answer.against.empty()) {
    answer.state = State::Violated;
  } else if (subjects.empty()) {
    answer.state = State::NotApplicable;
    answer.remark = NothingToAsk;
  } else if (answer.good == subjects.size()) {
    answer.state = answer.row->proof == Proof::Provable ? State::Satisfied : State::Partial;
  } else {
    answer.state = answer.good > 0 || !answer.evidence.empty() ? State::Partial : State::Open;
  }
}

bool Judgement::FindsAny(const std::vector<std::string>& proofs) const {
  return std::any_of(proofs.begin(), proofs.end(), [&](const std::string& id) {
    return !Of(id).empty() ||
           std::any_of(knowledge_.hints.begin(), knowledge_.hints.end(),
                       [&](const Hint& hint) { return hint.proof == id && Counts(hint); });
  });
}

// Where the project has such things at all, what none of them shows is missing.
void Judgement::Expect(Answer& answer) {
  for (auto& subject : answer.missing) {
    subject.text = fmt::format("nothing shows it for {}", subject.object);
    answer.against.push_back(std::move(subject));
  }
  answer.missing.clear();
  for (const auto& part : MissingParts(answer)) {
    answer.against.push_back({.text = fmt::format("nothing shows: {}", part), .part = part});
  }
  if (!answer.against.empty()) {
    answer.state = State::Violated;
    answer.remark.clear();
  }
}

Answer Judgement::AnswerOf(const Row& row) const {
  Answer answer{.row = &row};
  std::set<Object> violated;
  std::set<Object> proven;
  CollectRules(row, answer, violated);
  CollectProofs(row, answer, proven, violated);
  CollectHints(row, answer, proven);
  const bool applies = row.applies.empty() || FindsAny(row.applies);
  if (!applies && answer.against.empty() && answer.evidence.empty()) {
    answer.state = State::NotApplicable;
    answer.remark = NothingToAsk;
  } else if (row.subjects == Subjects::Project) {
    JudgeProject(answer);
  } else {
    JudgeSubjects(answer, proven, violated);
  }
  if (answer.state < State::Attested && FindsAny(row.expects)) {
    Expect(answer);
  }
  return answer;
}

// The worst of those that apply.
void Judgement::JudgeMembers(Answer& answer, const std::vector<Answer>& all) {
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

std::vector<Answer> Judgement::Answers() {
  std::vector<Answer> answers;
  const auto rows = checklist_.Rows();
  for (const auto* row : rows) {
    answers.push_back(row->members.empty() ? AnswerOf(*row) : Answer{.row = row});
    if (row->members.empty()) {
      ApplyRecords(knowledge_, answers.back());
    }
  }
  for (auto& answer : answers) {
    if (!answer.row->members.empty()) {
      JudgeMembers(answer, answers);
      ApplyRecords(knowledge_, answer);
    }
  }
  return answers;
}

std::vector<Answer> Judge(const Checklist& checklist, const Knowledge& knowledge) {
  return Judgement(checklist, knowledge).Answers();
}

}  // namespace linter::readiness
