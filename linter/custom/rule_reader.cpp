// From YAML to rules. What may stand in a rule is one table: a key, and the function that takes
// its value.

#include "linter/custom/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "linter/custom/expression.h"
#include "linter/custom/message.h"
#include "linter/custom/written.h"
#include "linter/text/nearest.h"
#include "linter/yaml/document.h"

namespace linter::custom {

constexpr std::size_t MostRules = 2000;

class RuleReader {
 public:
  explicit RuleReader(RuleFile& file) : file_(file) {}

  void ReadRules(const yaml::Node& node);
  void ReadRule(const yaml::Node& node);
  void ReadFolders(const yaml::Node& node);

 private:
  struct Key {
    std::string_view name;
    void (RuleReader::*take)(const yaml::Node& value);
  };
  static const std::array<Key, 14> Keys;

  void TakeId(const yaml::Node& value);
  void TakeSubject(const yaml::Node& value);
  void TakeKinds(const yaml::Node& value);
  void TakeWhen(const yaml::Node& value);
  void TakeAt(const yaml::Node& value);
  void TakeMessage(const yaml::Node& value);
  void TakeSummary(const yaml::Node& value) { rule_.summary = TakeText(value); }
  void TakeWhy(const yaml::Node& value) { rule_.why = TakeText(value); }
  void TakeReference(const yaml::Node& value) { rule_.reference = TakeText(value); }
  void TakeCategory(const yaml::Node& value);
  void TakeSeverity(const yaml::Node& value);
  void TakeProfiles(const yaml::Node& value);
  void TakeBad(const yaml::Node& value) { TakeFixtures(value, Fixture::Expects::Finding); }
  void TakeGood(const yaml::Node& value) { TakeFixtures(value, Fixture::Expects::Silence); }

  void TakeFixtures(const yaml::Node& value, Fixture::Expects expects);
  std::string TakeText(const yaml::Node& value);
  // The texts of a list; one alone stands for a list of one.
  std::vector<yaml::Node> TakeTexts(const yaml::Node& value);
  void CheckWhole(const yaml::Node& node);
  void Complain(const Span& span, std::string message) {
    file_.flaws.push_back({span, std::move(message)});
  }
  void Complain(const yaml::Node& scalar, const Fault& fault);
  void UnknownWord(const yaml::Node& node, std::string_view noun,
                   std::span<const std::string_view> known);

  RuleFile& file_;
  OwnRule rule_;
};

const std::array<RuleReader::Key, 14> RuleReader::Keys = {{
    {"id", &RuleReader::TakeId},
    {"subject", &RuleReader::TakeSubject},
    {"kinds", &RuleReader::TakeKinds},
    {"when", &RuleReader::TakeWhen},
    {"at", &RuleReader::TakeAt},
    {"message", &RuleReader::TakeMessage},
    {"summary", &RuleReader::TakeSummary},
    {"why", &RuleReader::TakeWhy},
    {"reference", &RuleReader::TakeReference},
    {"category", &RuleReader::TakeCategory},
    {"severity", &RuleReader::TakeSeverity},
    {"profiles", &RuleReader::TakeProfiles},
    {"bad", &RuleReader::TakeBad},
    {"good", &RuleReader::TakeGood},
}};

// Of what stands in several lines, the beginning.
static Span Begin(const yaml::Node& node) {
  auto span = node.span();
  if (!node.is_scalar()) {
    span.end = span.begin;
  }
  return span;
}

// As a sentence has it.
static std::string Describe(const yaml::Node& node) {
  return node.IsNull()        ? "nothing"
         : node.is_sequence() ? "a list"
         : node.is_mapping()  ? "a mapping"
                              : fmt::format("`{}`", node.text().substr(0, 60));
}

static std::optional<yaml::Node> FindPresent(const yaml::Node& mapping, std::string_view key) {
  const auto value = mapping.Find(key);
  return value && !value->IsNull() ? value : std::nullopt;
}

RuleFile ReadRuleFile(const SourceFile& source) {
  RuleFile file;
  RuleReader reader(file);
  const auto stream = yaml::Parse(source);
  for (const auto& problem : stream.problems) {
    file.flaws.push_back({problem.span, problem.message});
  }
  for (const auto& document : stream.documents) {
    const auto root = document.root();
    if (document.broken() || !root || root->IsNull()) {
      continue;
    }
    const auto rules = FindPresent(*root, "custom-rules");
    const auto folders = FindPresent(*root, "rule-folders");
    if (rules) {
      reader.ReadRules(*rules);
    }
    if (folders) {
      reader.ReadFolders(*folders);
    }
    if (root->is_sequence()) {
      reader.ReadRules(*root);
    } else if (!rules && !folders) {
      reader.ReadRule(*root);
    }
  }
  return file;
}

void RuleReader::ReadRules(const yaml::Node& node) {
  if (!node.is_sequence()) {
    Complain(Begin(node), fmt::format("rules are a list, not {}", Describe(node)));
    return;
  }
  for (const auto& item : node.Items()) {
    ReadRule(item);
  }
}

void RuleReader::ReadFolders(const yaml::Node& node) {
  for (const auto& text : TakeTexts(node)) {
    file_.folders.push_back({std::string(text.text()), text.span()});
  }
}

void RuleReader::ReadRule(const yaml::Node& node) {
  if (!node.is_mapping()) {
    Complain(Begin(node), fmt::format("a rule is a mapping, not {}", Describe(node)));
    return;
  }
  if (file_.rules.size() >= MostRules) {
    Complain(Begin(node), fmt::format("more than {} rules in one file", MostRules));
    return;
  }
  const auto flaws = file_.flaws.size();
  rule_ = {};
  rule_.id_span = Begin(node);
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
    UnknownWord(key, "key", names);
  }
  CheckWhole(node);
  if (file_.flaws.size() == flaws) {
    file_.rules.push_back(std::make_shared<OwnRule>(std::move(rule_)));
  }
}

void RuleReader::CheckWhole(const yaml::Node& node) {
  for (const auto* name : {"id", "when", "message"}) {
    if (!node.Find(name)) {
      Complain(rule_.id_span, fmt::format("this rule has no `{}`", name));
    }
  }
  if (rule_.summary.empty()) {
    if (const auto message = node.Find("message")) {
      rule_.summary = message->text();
    }
  }
}

void RuleReader::UnknownWord(const yaml::Node& node, std::string_view noun,
                             std::span<const std::string_view> known) {
  const auto nearest = Nearest(node.text(), known);
  Complain(Begin(node),
           nearest ? fmt::format("unknown {} `{}`; did you mean `{}`?", noun, node.text(), *nearest)
                   : fmt::format("unknown {} {}; there are `{}`", noun, Describe(node),
                                 fmt::join(known, "`, `")));
}

void RuleReader::Complain(const yaml::Node& scalar, const Fault& fault) {
  Span span = scalar.span();
  span.begin = WrittenAt(scalar, fault.offset);
  span.end = span.begin;
  Complain(span, fault.message);
}

std::string RuleReader::TakeText(const yaml::Node& value) {
  if (!value.is_scalar() || value.IsNull()) {
    Complain(Begin(value), fmt::format("here stands {} instead of a text", Describe(value)));
    return {};
  }
  const auto text = value.text();
  return std::string(text.substr(0, text.find_last_not_of(" \r\n") + 1));
}

std::vector<yaml::Node> RuleReader::TakeTexts(const yaml::Node& value) {
  std::vector<yaml::Node> texts;
  if (!value.is_sequence()) {
    texts.push_back(value);
  } else {
    texts = value.Items();
  }
  std::erase_if(texts, [&](const yaml::Node& text) { return TakeText(text).empty(); });
  return texts;
}

// A name as shoal's own are: `team-label-missing`.
static bool IsKebab(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && text.back() != '-' &&
         text.find("--") == text.npos &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == text.npos;
}

void RuleReader::TakeId(const yaml::Node& value) {
  rule_.id = TakeText(value);
  rule_.id_span = Begin(value);
  if (!rule_.id.empty() && !IsKebab(rule_.id)) {
    Complain(Begin(value), fmt::format("an id is words with hyphens between them, such as "
                                       "`team-label-missing`, not `{}`",
                                       rule_.id));
  }
}

void RuleReader::TakeCategory(const yaml::Node& value) {
  rule_.category = TakeText(value);
  if (!rule_.category.empty() && !IsKebab(rule_.category)) {
    Complain(Begin(value), fmt::format("a category is words with hyphens between them, not `{}`",
                                       rule_.category));
  }
}

void RuleReader::TakeSubject(const yaml::Node& value) {
  static constexpr std::array<std::string_view, 3> Subjects = {"object", "pod-spec", "container"};
  const auto* found = std::find(Subjects.begin(), Subjects.end(), value.text());
  if (found == Subjects.end()) {
    UnknownWord(value, "subject", Subjects);
  } else {
    rule_.subject = static_cast<OwnRule::Subject>(found - Subjects.begin());
  }
}

void RuleReader::TakeKinds(const yaml::Node& value) {
  for (const auto& text : TakeTexts(value)) {
    if (auto kind = ParseKind(text.text())) {
      rule_.kinds.push_back(std::move(*kind));
    } else {
      Complain(text.span(), fmt::format("a kind is `Deployment`, `apps/Deployment` or "
                                        "`apps/v1/Deployment`, not `{}`",
                                        text.text()));
    }
  }
}

void RuleReader::TakeWhen(const yaml::Node& value) {
  if (TakeText(value).empty()) {
    return;
  }
  auto parsed = ParseCondition(value.text());
  rule_.when = std::move(parsed.condition);
  if (parsed.fault) {
    Complain(value, *parsed.fault);
  }
}

void RuleReader::TakeAt(const yaml::Node& value) {
  if (TakeText(value).empty()) {
    return;
  }
  auto parsed = ParsePath(value.text());
  rule_.at = std::move(parsed.path);
  if (parsed.fault) {
    Complain(value, *parsed.fault);
  }
}

void RuleReader::TakeMessage(const yaml::Node& value) {
  if (TakeText(value).empty()) {
    return;
  }
  auto parsed = ParseMessage(value.text());
  rule_.message = std::move(parsed.message);
  if (parsed.fault) {
    Complain(value, *parsed.fault);
  }
}

void RuleReader::TakeSeverity(const yaml::Node& value) {
  static constexpr std::array<std::string_view, 3> Names = {"info", "warning", "error"};
  const auto* found = std::find(Names.begin(), Names.end(), value.text());
  if (found == Names.end()) {
    UnknownWord(value, "severity", Names);
  } else {
    rule_.severity = static_cast<Severity>(found - Names.begin());
  }
}

// `[]` leaves the rule to those who select it.
void RuleReader::TakeProfiles(const yaml::Node& value) {
  static constexpr std::array<std::string_view, 4> Names = {"default", "production", "pss-baseline",
                                                            "pss-restricted"};
  rule_.profiles.clear();
  for (const auto& text : TakeTexts(value)) {
    const auto* found = std::find(Names.begin(), Names.end(), text.text());
    if (found == Names.end()) {
      UnknownWord(text, "profile", Names);
    } else {
      rule_.profiles.push_back(static_cast<Profile>(found - Names.begin()));
    }
  }
}

void RuleReader::TakeFixtures(const yaml::Node& value, Fixture::Expects expects) {
  const auto nodes = value.is_sequence() ? value.Items() : std::vector<yaml::Node>{value};
  for (const auto& node : nodes) {
    if (auto fixture = ReadFixture(node)) {
      fixture->expects = expects;
      rule_.fixtures.push_back(std::move(*fixture));
    } else {
      Complain(Begin(node),
               fmt::format("an example is a mapping, or YAML behind `|`, not {}", Describe(node)));
    }
  }
}

}  // namespace linter::custom
