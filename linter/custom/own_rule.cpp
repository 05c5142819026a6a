#include "linter/custom/own_rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/custom/evaluate.h"
#include "linter/k8s/project.h"

namespace linter::custom {

bool KindPattern::Matches(const k8s::Object& object) const {
  const auto fits = [](const std::string& pattern, std::string_view text) {
    return pattern == "*" || pattern == text;
  };
  return fits(group, object.group()) && fits(version, object.version()) &&
         fits(kind, object.kind());
}

// `v1/Pod` is of the core group, `apps/Deployment` of any version.
std::optional<KindPattern> ParseKind(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '/') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (parts.size() > 3 ||
      std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); })) {
    return std::nullopt;
  }
  KindPattern pattern{.kind = parts.back()};
  if (parts.size() == 3) {
    pattern.group = parts[0];
    pattern.version = parts[1];
  } else if (parts.size() == 2) {
    const bool version =
        parts[0].size() > 1 && parts[0][0] == 'v' && parts[0][1] >= '0' && parts[0][1] <= '9';
    pattern.group = version ? "" : parts[0];
    pattern.version = version ? parts[0] : "*";
  }
  return pattern;
}

std::uint32_t Fixture::WrittenAt(std::uint32_t offset) const {
  const auto next =
      std::upper_bound(lines.begin(), lines.end(), offset,
                       [](std::uint32_t place, const Line& line) { return place < line.begin; });
  return next == lines.begin() ? span.begin : next[-1].written + (offset - next[-1].begin);
}

// What finds nothing by itself: the engine asks `OwnRule::Check` instead.
static void CheckNothing(const k8s::Object&, Report&) {}

Rule OwnRule::AsRule() const {
  return {
      .id = id,
      .category = category,
      .severity = severity,
      .profiles = profiles,
      .summary = summary,
      .why = why,
      .reference = reference,
      .since = "",
      .check = CheckNothing,
  };
}

void OwnRule::Check(const k8s::Object& object, Report& report) const {
  if (!kinds.empty() && std::none_of(kinds.begin(), kinds.end(), [&](const KindPattern& kind) {
        return kind.Matches(object);
      })) {
    return;
  }
  if (subject == Subject::Object) {
    CheckItem(object, object.root(), report);
    return;
  }
  const auto* workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return;
  }
  if (subject == Subject::PodSpec) {
    CheckItem(object, workload->pod_spec(), report);
    return;
  }
  for (const auto& container : workload->containers()) {
    CheckItem(object, container.slot(), report);
  }
}

void OwnRule::CheckItem(const k8s::Object& object, const yaml::Slot& item, Report& report) const {
  Evaluation evaluation(object.root());
  auto verdict = evaluation.Judge(when, item);
  if (evaluation.gave_up()) {
    report.Add({.span = object.name_span(),
                .message = fmt::format("{} is too large for the condition of `{}`: not judged",
                                       object.Title(), id)});
    return;
  }
  if (!verdict.holds) {
    return;
  }
  // What a patch does not say, the object says that it is laid over.
  const auto* workload = object.project().WorkloadOf(object);
  const bool patch = workload != nullptr && k8s::MayBePatch(*workload);
  for (auto& evidence : verdict.evidence) {
    if (at) {
      evidence = {evaluation.Find(*at, evidence.item).front(), evidence.item};
    }
    if (!patch || evidence.place.written()) {
      report.Add({.span = evidence.span(), .message = Fill(message, evidence, evaluation)});
    }
  }
}

}  // namespace linter::custom
