// From YAML to a checklist. What may stand in a row is one table: a key, and what takes its value.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/custom/expression.h"
#include "linter/custom/message.h"
#include "linter/readiness/checklist.h"
#include "linter/text/nearest.h"
#include "linter/yaml/document.h"

namespace linter::readiness {

constexpr std::size_t MostRows = 2000;

class ChecklistReader {
 public:
  explicit ChecklistReader(Checklist& list) : list_(list) {}
  void Read(const yaml::Node& root);

 private:
  struct Key {
    std::string_view name;
    void (ChecklistReader::*take)(const yaml::Node& value);
  };
  static const std::array<Key, 17> Keys;

  void ReadRow(const yaml::Node& node);
  void TakeId(const yaml::Node& value);
  void TakeTitle(const yaml::Node& value) { row_.title = Text(value); }
  void TakeProof(const yaml::Node& value);
  void TakeSubjects(const yaml::Node& value);
  void TakeSilence(const yaml::Node& value);
  void TakeObjects(const yaml::Node& value);
  void TakeFiles(const yaml::Node& value);
  void TakeSteps(const yaml::Node& value);
  void TakeProofs(const yaml::Node& value);
  void TakeApplies(const yaml::Node& value) { row_.applies = Texts(value); }
  void TakeExpects(const yaml::Node& value) { row_.expects = Texts(value); }
  void TakeRules(const yaml::Node& value) { row_.rules = Texts(value); }
  void TakeMembers(const yaml::Node& value) { row_.members = Texts(value); }
  void TakeSatisfy(const yaml::Node& value) { row_.satisfy = Text(value); }
  void TakeAttest(const yaml::Node& value) { row_.attest = Text(value); }
  void TakeValid(const yaml::Node& value);
  void TakeNote(const yaml::Node& value) { static_cast<void>(Text(value)); }

  std::optional<ObjectEvidence> ReadObject(const yaml::Node& node);
  std::shared_ptr<const RE2> Pattern(const yaml::Node& value);
  FileEvidence ReadFile(const yaml::Node& node);
  std::string Text(const yaml::Node& value);
  std::vector<std::string> Texts(const yaml::Node& value);
  std::vector<yaml::Node> Items(const yaml::Node& value);
  std::size_t Choose(const yaml::Node& value, std::string_view noun,
                     std::span<const std::string_view> words);
  void Complain(const yaml::Node& node, std::string message);

  Checklist& list_;
  Row row_;
  std::set<std::string> ids_;
};

const std::array<ChecklistReader::Key, 17> ChecklistReader::Keys = {{
    {"id", &ChecklistReader::TakeId},
    {"row", &ChecklistReader::TakeTitle},
    {"proof", &ChecklistReader::TakeProof},
    {"subjects", &ChecklistReader::TakeSubjects},
    {"silence", &ChecklistReader::TakeSilence},
    {"objects", &ChecklistReader::TakeObjects},
    {"files", &ChecklistReader::TakeFiles},
    {"steps", &ChecklistReader::TakeSteps},
    {"proofs", &ChecklistReader::TakeProofs},
    {"applies", &ChecklistReader::TakeApplies},
    {"expects", &ChecklistReader::TakeExpects},
    {"rules", &ChecklistReader::TakeRules},
    {"members", &ChecklistReader::TakeMembers},
    {"satisfy", &ChecklistReader::TakeSatisfy},
    {"attest", &ChecklistReader::TakeAttest},
    {"valid", &ChecklistReader::TakeValid},
    {"note", &ChecklistReader::TakeNote},
}};

void ChecklistReader::Complain(const yaml::Node& node, std::string message) {
  auto span = node.span();
  if (!node.is_scalar()) {
    span.end = span.begin;
  }
  list_.flaws.push_back({span, std::move(message)});
}

std::string ChecklistReader::Text(const yaml::Node& value) {
  if (!value.is_scalar() || value.IsNull()) {
    Complain(value, "here should stand a text");
    return {};
  }
  const auto text = value.text();
  return std::string(text.substr(0, text.find_last_not_of(" \r\n") + 1));
}

std::vector<yaml::Node> ChecklistReader::Items(const yaml::Node& value) {
  return value.is_sequence() ? value.Items() : std::vector<yaml::Node>{value};
}

std::vector<std::string> ChecklistReader::Texts(const yaml::Node& value) {
  std::vector<std::string> texts;
  for (const auto& item : Items(value)) {
    texts.push_back(Text(item));
  }
  return texts;
}

std::size_t ChecklistReader::Choose(const yaml::Node& value, std::string_view noun,
                                    std::span<const std::string_view> words) {
  const auto found = std::find(words.begin(), words.end(), value.text());
  if (found == words.end()) {
    Complain(value, fmt::format("`{}` is no {}; there are `{}`", value.text(), noun,
                                fmt::join(words, "`, `")));
    return 0;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void ChecklistReader::TakeId(const yaml::Node& value) {
  row_.id = Text(value);
  row_.id_span = value.span();
  if (!row_.id.empty() && !ids_.insert(row_.id).second) {
    Complain(value, fmt::format("there is a row `{}` already", row_.id));
  }
}

void ChecklistReader::TakeProof(const yaml::Node& value) {
  static constexpr std::array<std::string_view, 3> Words = {"provable", "partly", "attested"};
  row_.proof = static_cast<Proof>(Choose(value, "degree of proof", Words));
}

void ChecklistReader::TakeSubjects(const yaml::Node& value) {
  static constexpr std::array<std::string_view, SubjectKinds> Words = {
      "project",  "workloads", "servers", "scalable",     "stateless", "replicated",
      "backends", "stateful",  "public",  "secret-users", "meshed",    "bindings"};
  row_.subjects = static_cast<Subjects>(Choose(value, "kind of subjects", Words));
}

void ChecklistReader::TakeValid(const yaml::Node& value) {
  static constexpr std::array<std::string_view, 4> Words = {"release", "quarter", "year", "event"};
  row_.validity = static_cast<Validity>(Choose(value, "time", Words));
}

void ChecklistReader::TakeSilence(const yaml::Node& value) {
  const auto truth = yaml::Slot(value).Bool();
  if (!truth) {
    Complain(value, "`silence` is `true` or `false`");
  }
  row_.silence = truth.value_or(false);
}

void ChecklistReader::TakeObjects(const yaml::Node& value) {
  for (const auto& item : Items(value)) {
    if (auto evidence = ReadObject(item)) {
      row_.objects.push_back(std::move(*evidence));
    }
  }
}

std::optional<ObjectEvidence> ChecklistReader::ReadObject(const yaml::Node& node) {
  static constexpr std::array<std::string_view, 3> Levels = {"object", "pod-spec", "container"};
  auto rule = std::make_shared<custom::OwnRule>();
  std::string part;
  const auto flaws = list_.flaws.size();
  bool judged = false;
  for (const auto& [key, value] : node.Entries()) {
    const auto name = key.text();
    if (name == "kinds") {
      for (const auto& text : Texts(value)) {
        if (auto kind = custom::ParseKind(text)) {
          rule->kinds.push_back(std::move(*kind));
        } else {
          Complain(value, fmt::format("`{}` is no kind", text));
        }
      }
    } else if (name == "subject") {
      rule->subject = static_cast<custom::OwnRule::Subject>(Choose(value, "subject", Levels));
    } else if (name == "when") {
      auto parsed = custom::ParseCondition(Text(value));
      judged = true;
      rule->when = std::move(parsed.condition);
      if (parsed.fault) {
        Complain(value, parsed.fault->message);
      }
    } else if (name == "says") {
      auto parsed = custom::ParseMessage(Text(value));
      rule->message = std::move(parsed.message);
      if (parsed.fault) {
        Complain(value, parsed.fault->message);
      }
    } else if (name == "part") {
      part = Text(value);
    } else {
      Complain(key, fmt::format("evidence of objects has no `{}`", name));
    }
  }
  if (!judged) {
    Complain(node, "this evidence has no `when`");
  }
  rule->severity = Severity::Info;
  return flaws == list_.flaws.size() ? std::optional(ObjectEvidence{rule, part}) : std::nullopt;
}

std::shared_ptr<const RE2> ChecklistReader::Pattern(const yaml::Node& value) {
  RE2::Options options(RE2::Quiet);
  options.set_case_sensitive(false);
  auto pattern = std::make_shared<RE2>(Text(value), options);
  if (!pattern->ok()) {
    Complain(value, fmt::format("not an expression of RE2: {}", pattern->error()));
    return nullptr;
  }
  return pattern;
}

void ChecklistReader::TakeSteps(const yaml::Node& node) {
  for (const auto& item : Items(node)) {
    StepEvidence evidence;
    for (const auto& [key, value] : item.Entries()) {
      const auto name = key.text();
      if (name == "runs") {
        evidence.runs = Pattern(value);
      } else if (name == "trigger") {
        static constexpr std::array<std::string_view, 2> Words = {"change", "any"};
        evidence.trigger =
            static_cast<StepEvidence::Trigger>(Choose(value, "trigger of a step", Words));
      } else if (name == "says" || name == "part") {
        (name == "says" ? evidence.says : evidence.part) = Text(value);
      } else {
        Complain(key, fmt::format("evidence of steps has no `{}`", name));
      }
    }
    if (evidence.runs) {
      row_.steps.push_back(std::move(evidence));
    }
  }
}

// A name, or a name with the part that it shows: `{proof: alert-on-cpu, part: cpu}`.
void ChecklistReader::TakeProofs(const yaml::Node& node) {
  for (const auto& item : Items(node)) {
    ProofUse use;
    if (item.is_scalar()) {
      use.id = Text(item);
    }
    for (const auto& [key, value] : item.Entries()) {
      const auto name = key.text();
      if (name == "proof" || name == "part") {
        (name == "proof" ? use.id : use.part) = Text(value);
      } else {
        Complain(key, fmt::format("the use of a proof has no `{}`", name));
      }
    }
    row_.proofs.push_back(std::move(use));
  }
}

void ChecklistReader::TakeFiles(const yaml::Node& value) {
  for (const auto& item : Items(value)) {
    row_.files.push_back(ReadFile(item));
  }
}

FileEvidence ChecklistReader::ReadFile(const yaml::Node& node) {
  FileEvidence evidence;
  for (const auto& [key, value] : node.Entries()) {
    const auto name = key.text();
    if (name == "paths") {
      for (const auto& text : Texts(value)) {
        if (auto pattern = PathPattern::Parse(text)) {
          evidence.paths.push_back(std::move(*pattern));
        }
      }
    } else if (name == "lines") {
      evidence.lines = Pattern(value);
    } else if (name == "says" || name == "part") {
      (name == "says" ? evidence.says : evidence.part) = Text(value);
    } else {
      Complain(key, fmt::format("evidence of files has no `{}`", name));
    }
  }
  return evidence;
}

void ChecklistReader::ReadRow(const yaml::Node& node) {
  row_ = {};
  row_.id_span = node.span();
  for (const auto& [key, value] : node.Entries()) {
    const auto name = key.text();
    const auto* known =
        std::find_if(Keys.begin(), Keys.end(), [&](const Key& each) { return each.name == name; });
    if (known != Keys.end()) {
      (this->*known->take)(value);
      continue;
    }
    std::array<std::string_view, Keys.size()> names;
    std::transform(Keys.begin(), Keys.end(), names.begin(),
                   [](const Key& each) { return each.name; });
    const auto nearest = Nearest(name, names);
    Complain(key, nearest ? fmt::format("a row has no `{}`; did you mean `{}`?", name, *nearest)
                          : fmt::format("a row has no `{}`", name));
  }
  if (row_.id.empty() || row_.title.empty()) {
    Complain(node, "this row has no `id` or no `row`");
  }
}

void ChecklistReader::Read(const yaml::Node& root) {
  if (const auto title = root.Find("checklist")) {
    list_.title = Text(*title);
  }
  const auto sections = root.Find("sections");
  if (!sections) {
    Complain(root, "this checklist has no `sections`");
    return;
  }
  std::size_t count = 0;
  for (const auto& section : Items(*sections)) {
    auto& made = list_.sections.emplace_back();
    if (const auto title = section.Find("title")) {
      made.title = Text(*title);
    }
    const auto groups = section.Find("groups");
    for (const auto& group : groups ? Items(*groups) : std::vector<yaml::Node>()) {
      auto& inner = made.groups.emplace_back();
      if (const auto title = group.Find("title")) {
        inner.title = Text(*title);
      }
      const auto rows = group.Find("rows");
      for (const auto& row : rows ? Items(*rows) : std::vector<yaml::Node>()) {
        if (++count > MostRows) {
          Complain(row, fmt::format("more than {} rows", MostRows));
          return;
        }
        ReadRow(row);
        inner.rows.push_back(std::move(row_));
      }
    }
  }
}

// The evidence of a row needs an id as rules have one: `proof-in-c-1-0`.
static void NameEvidence(Checklist& list) {
  for (auto& section : list.sections) {
    for (auto& group : section.groups) {
      for (auto& row : group.rows) {
        std::string id = row.id;
        std::transform(id.begin(), id.end(), id.begin(), [](unsigned char letter) {
          return static_cast<char>(std::tolower(letter));
        });
        for (std::size_t i = 0; i < row.objects.size(); ++i) {
          auto named = std::make_shared<custom::OwnRule>(*row.objects[i].rule);
          named->id = fmt::format("proof-{}-{}", id, i);
          named->summary = row.title;
          named->category = "proof";
          row.objects[i].rule = std::move(named);
        }
      }
    }
  }
}

Checklist ReadChecklist(const SourceFile& file) {
  Checklist list;
  const auto stream = yaml::Parse(file);
  for (const auto& problem : stream.problems) {
    list.flaws.push_back({problem.span, problem.message});
  }
  ChecklistReader reader(list);
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (!document.broken() && root && root->is_mapping()) {
      reader.Read(*root);
    }
  }
  NameEvidence(list);
  return list;
}

}  // namespace linter::readiness
