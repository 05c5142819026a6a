#include "linter/engine/allowance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace linter::engine {

bool Allowance::Covers(const Diagnostic& finding) const {
  return scope.file == finding.span.file && scope.begin <= finding.span.begin &&
         finding.span.begin <= scope.end &&
         (rules.empty() || std::find(rules.begin(), rules.end(), finding.rule) != rules.end());
}

static std::string_view Trim(std::string_view text) {
  constexpr std::string_view Blank = " \t\r\n";
  const auto begin = text.find_first_not_of(Blank);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(Blank) - begin + 1);
}

static bool IsDate(std::string_view text) {
  constexpr std::string_view Form = "dddd-dd-dd";
  return std::equal(text.begin(), text.end(), Form.begin(), Form.end(), [](char seen, char form) {
    return form == 'd' ? std::isdigit(static_cast<unsigned char>(seen)) != 0 : seen == form;
  });
}

// `kube-linter:no-liveness-probe` has a colon of its own; the reason's colon is followed by a
// blank or ends the text.
static std::size_t FindReason(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) {
      return i;
    }
  }
  return text.size();
}

void AddAllowance(const Written& written, const RuleNames& names, std::string_view today,
                  AllowanceList& list) {
  auto head = Trim(written.text.substr(0, FindReason(written.text)));
  constexpr std::string_view Until = " until ";
  std::string_view date;
  if (const auto until = head.find(Until); until != std::string_view::npos) {
    date = Trim(head.substr(until + Until.size()));
    head = Trim(head.substr(0, until));
  }
  if (head.empty() || (date.data() != nullptr && !IsDate(date))) {
    list.problems.push_back({ProblemKind::MalformedAllowance, written.span,
                             head.empty()
                                 ? "allowance names no rule"
                                 : fmt::format("`{}` is no date like `2027-01-31`", date)});
    return;
  }
  if (!date.empty() && date < today) {
    list.problems.push_back({ProblemKind::ExpiredAllowance, written.span,
                             fmt::format("allowance of `{}` ended on {}", head, date)});
    return;
  }
  Allowance allowance{.span = written.span, .scope = written.scope, .rules = {}};
  for (std::size_t begin = 0; begin <= head.size();) {
    const auto comma = std::min(head.find(',', begin), head.size());
    const auto name = Trim(head.substr(begin, comma - begin));
    begin = comma + 1;
    const auto rules = names.Find(name);
    if (rules.empty()) {
      list.problems.push_back({ProblemKind::UnknownAllowance, written.span,
                               fmt::format("no rule is called `{}`", name)});
    }
    allowance.rules.insert(allowance.rules.end(), rules.begin(), rules.end());
  }
  if (!allowance.rules.empty()) {
    list.allowances.push_back(std::move(allowance));
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
  const auto text = annotation.value.Text().value_or("");
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto comma = std::min(text.find(',', begin), text.size());
    AddPeer(names.Find(tool, Trim(text.substr(begin, comma - begin))), annotation.key_span, scope,
            list);
    begin = comma + 1;
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
  } else if (key.substr(0, KubeLinter.size()) == KubeLinter) {
    AddPeer(names.Find("kube-linter", key.substr(KubeLinter.size())), span, scope, list);
  } else if (key == "kube-linter.io/ignore-all" ||
             (key == "polaris.fairwinds.com/exempt" && text == "true")) {
    list.allowances.push_back({.span = span, .scope = scope, .ours = false, .rules = {}});
  } else if (key == "kube-score/ignore") {
    AddPeerList("kube-score", annotation, scope, names, list);
  } else if (key.substr(0, Checkov.size()) == Checkov) {
    AddPeer(names.Find("checkov", Trim(text.substr(0, text.find('=')))), span, scope, list);
  } else if (key.substr(0, Polaris.size()) == Polaris && text == "true" &&
             key.size() > Polaris.size() + Exempt.size() &&
             key.substr(key.size() - Exempt.size()) == Exempt) {
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
