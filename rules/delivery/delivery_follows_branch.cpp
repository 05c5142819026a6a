#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DeliveryFollowsBranch() {
  return {
      .id = "delivery-follows-branch",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "what is delivered is whatever a branch or a range of versions has",
      .why =
          "An Application of Argo CD without a revision, with `HEAD` or a branch, and a "
          "GitRepository of Flux with a branch deliver each commit the moment that it is merged; "
          "a chart with `*` or a range, each new version of somebody else. For a repository of "
          "one's own that is how many teams mean it, so the rule is in no profile. A tag or a "
          "version says what runs, and is what a rollback needs.",
      .reference = "https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static bool IsBranch(std::string_view revision) {
  return revision.empty() || revision == "HEAD" || revision == "main" || revision == "master" ||
         revision == "develop" || revision.starts_with("refs/heads/");
}

static bool IsRange(std::string_view version) {
  return version.empty() || version.find_first_of("*<>^~|x ") != std::string_view::npos;
}

static void CheckSource(const yaml::Slot& source, Report& report) {
  const auto revision = source["targetRevision"];
  const auto text = revision.Text().value_or("");
  const bool chart = source["chart"].present();
  if (source.is_mapping() && !source["ref"].present() && (chart ? IsRange(text) : IsBranch(text))) {
    report.Add({.span = revision.span(),
                .message = chart ? fmt::format("newest chart of `{}` is delivered", text)
                                 : fmt::format("each commit of `{}` is delivered",
                                               text.empty() ? "HEAD" : text)});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto spec = object.spec();
  if (object.Is("argoproj.io", "Application")) {
    CheckSource(spec["source"], report);
    for (const auto& source : spec["sources"].Items()) {
      CheckSource(source, report);
    }
  } else if (object.Is("source.toolkit.fluxcd.io", "GitRepository")) {
    const auto reference = spec["ref"];
    const bool pinned = reference["tag"].present() || reference["commit"].present() ||
                        reference["semver"].present() || reference["name"].present();
    if (!pinned) {
      const auto branch = reference["branch"];
      report.Add({.span = branch.span(),
                  .message = fmt::format("each commit of `{}` is delivered",
                                         branch.Text().value_or("master"))});
    }
  } else if (object.Is("helm.toolkit.fluxcd.io", "HelmRelease")) {
    const auto version = spec["chart"]["spec"]["version"];
    if (spec["chart"]["spec"].is_mapping() && IsRange(version.Text().value_or(""))) {
      report.Add({.span = version.span(),
                  .message = fmt::format("newest chart of `{}` is delivered",
                                         version.Text().value_or("*"))});
    }
  }
}

}  // namespace linter::rules
