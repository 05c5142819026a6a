#include "linter/engine/allowance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

#include "linter/text/nearest.h"

namespace linter::engine {

// Of `SC2164: …`.
static int CodeOf(std::string_view message) {
  int code = 0;
  if (message.starts_with("SC")) {
    std::from_chars(message.data() + 2, message.data() + message.size(), code);
  }
  return code;
}

bool Allowance::Covers(const Diagnostic& finding) const {
  return scope.file == finding.span.file && scope.begin <= finding.span.begin &&
         finding.span.begin <= scope.end &&
         (rules.empty() || std::find(rules.begin(), rules.end(), finding.rule) != rules.end()) &&
         (last_code == AnyCode ||
          (first_code <= CodeOf(finding.message) && CodeOf(finding.message) <= last_code));
}

static std::string_view Trim(std::string_view text) {
  constexpr std::string_view Blank = " \t\r\n";
  const auto begin = text.find_first_not_of(Blank);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(Blank) - begin + 1);
}

// A number of two digits, within bounds.
static bool IsBetween(std::string_view text, int least, int most) {
  const int number = (text[0] - '0') * 10 + text[1] - '0';
  return least <= number && number <= most;
}

static bool IsDate(std::string_view text) {
  constexpr std::string_view Form = "dddd-dd-dd";
  constexpr int Months = 12;
  constexpr int Days = 31;
  const bool formed =
      std::equal(text.begin(), text.end(), Form.begin(), Form.end(), [](char seen, char form) {
        return form == 'd' ? std::isdigit(static_cast<unsigned char>(seen)) != 0 : seen == form;
      });
  return formed && IsBetween(text.substr(5), 1, Months) && IsBetween(text.substr(8), 1, Days);
}

// `kube-linter:no-liveness-probe` has a colon of its own; the reason's colon is followed by a
// blank or ends the text.
static std::size_t FindReason(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\t')) {
      return i;
    }
  }
  return text.size();
}

// What stands before the reason: the ids, and the date where one is given.
struct Head {
  std::string_view ids;
  std::optional<std::string_view> date;
};

static Head ReadHead(std::string_view text) {
  constexpr std::string_view Until = "until";
  const auto head = Trim(text.substr(0, FindReason(text)));
  for (auto at = head.find(Until); at != std::string_view::npos; at = head.find(Until, at + 1)) {
    const auto end = at + Until.size();
    const bool before = at == 0 || head[at - 1] == ' ' || head[at - 1] == '\t';
    const bool behind = end == head.size() || head[end] == ' ' || head[end] == '\t';
    if (before && behind) {
      return {Trim(head.substr(0, at)), Trim(head.substr(end))};
    }
  }
  return {head, std::nullopt};
}

static std::vector<std::string_view> SplitAtCommas(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto comma = std::min(text.find(',', begin), text.size());
    const auto word = Trim(text.substr(begin, comma - begin));
    if (!word.empty()) {
      words.push_back(word);
    }
    begin = comma + 1;
  }
  return words;
}

static std::string UnknownRule(std::string_view name, const RuleNames& names) {
  std::vector<std::string_view> ids;
  for (const auto& rule : names.catalog()) {
    ids.push_back(rule.id);
  }
  const auto nearest = Nearest(name, ids);
  return nearest ? fmt::format("no rule is called `{}`; did you mean `{}`?", name, *nearest)
                 : fmt::format("no rule is called `{}`", name);
}

void AddAllowance(const Written& written, const RuleNames& names, std::string_view today,
                  AllowanceList& list) {
  const auto head = ReadHead(written.text);
  const auto ids = SplitAtCommas(head.ids);
  const auto complain = [&](ProblemKind kind, std::string message) {
    list.problems.push_back({kind, written.span, std::move(message)});
  };
  if (ids.empty()) {
    complain(ProblemKind::MalformedAllowance, "allowance names no rule");
    return;
  }
  if (head.date && !IsDate(*head.date)) {
    complain(ProblemKind::MalformedAllowance,
             fmt::format("`{}` is no date like `2027-01-31`", *head.date));
    return;
  }
  if (head.date && *head.date < today) {
    complain(ProblemKind::ExpiredAllowance,
             fmt::format("allowance of `{}` ended on {}", head.ids, *head.date));
    return;
  }
  for (const auto id : ids) {
    auto rules = names.Find(id);
    if (rules.empty()) {
      complain(ProblemKind::UnknownAllowance, UnknownRule(id, names));
    } else {
      list.allowances.push_back({.span = written.span,
                                 .scope = written.scope,
                                 .name = std::string(id),
                                 .rules = std::move(rules)});
    }
  }
}

static void AddPeer(std::vector<const Rule*> rules, const Span& span, const Span& scope,
                    AllowanceList& list) {
  if (!rules.empty()) {
    list.allowances.push_back(
        {.span = span, .scope = scope, .ours = false, .rules = std::move(rules)});
  }
}

// `kube-score/ignore: container-resources,pod-networkpolicy`.
static void AddPeerList(std::string_view tool, const yaml::Slot::Member& annotation,
                        const Span& scope, const RuleNames& names, AllowanceList& list) {
  for (const auto id : SplitAtCommas(annotation.value.Text().value_or(""))) {
    AddPeer(names.Find(tool, id), annotation.key_span, scope, list);
  }
}

static void ReadAnnotation(const yaml::Slot::Member& annotation, const Span& scope,
                           const RuleNames& names, std::string_view today, AllowanceList& list) {
  constexpr std::string_view KubeLinter = "ignore-check.kube-linter.io/";
  constexpr std::string_view Checkov = "checkov.io/skip";
  constexpr std::string_view Polaris = "polaris.fairwinds.com/";
  constexpr std::string_view Exempt = "-exempt";
  const auto key = annotation.key;
  const auto text = annotation.value.Text().value_or("");
  const auto span = annotation.key_span;
  if (key == "shoal/allow") {
    AddAllowance({text, annotation.value.span(), scope}, names, today, list);
  } else if (key.starts_with(KubeLinter)) {
    AddPeer(names.Find("kube-linter", key.substr(KubeLinter.size())), span, scope, list);
  } else if (key == "kube-linter.io/ignore-all" ||
             (key == "polaris.fairwinds.com/exempt" && text == "true")) {
    list.allowances.push_back({.span = span, .scope = scope, .ours = false, .rules = {}});
  } else if (key == "kube-score/ignore") {
    AddPeerList("kube-score", annotation, scope, names, list);
  } else if (key.starts_with(Checkov)) {
    AddPeer(names.Find("checkov", Trim(text.substr(0, text.find('=')))), span, scope, list);
  } else if (key.starts_with(Polaris) && text == "true" &&
             key.size() > Polaris.size() + Exempt.size() && key.ends_with(Exempt)) {
    const auto id = key.substr(Polaris.size(), key.size() - Polaris.size() - Exempt.size());
    AddPeer(names.Find("polaris", id), span, scope, list);
  }
}

void ReadAnnotations(const k8s::Object& object, const RuleNames& names, std::string_view today,
                     AllowanceList& list) {
  const auto scope = object.root().deepest().span();
  const auto spec = object.spec();
  const std::array<yaml::Slot, 3> holders = {object.root(), spec["template"],
                                             spec["jobTemplate"]["spec"]["template"]};
  for (const auto& holder : holders) {
    for (const auto& annotation : holder["metadata"]["annotations"].Members()) {
      ReadAnnotation(annotation, scope, names, today, list);
    }
  }
}

}  // namespace linter::engine
