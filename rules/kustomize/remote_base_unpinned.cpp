#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"
#include "linter/kustomize/library.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule RemoteBaseUnpinned() {
  return {
      .id = "remote-base-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 5.0,
      .summary = "base is fetched from elsewhere without a fixed version",
      .why =
          "Without `?ref=` and a tag or a commit, kustomize fetches whatever the default branch "
          "has on the day of the build: what was reviewed is not what is applied, and whoever "
          "may write there decides what runs here. A branch as `ref` is no better; a commit is "
          "best. Addresses of single files are read the same way.",
      .reference =
          "https://github.com/kubernetes-sigs/kustomize/blob/master/examples/"
          "remoteBuild.md",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static bool IsBranch(std::string_view ref) {
  static constexpr std::array<std::string_view, 8> Names = {
      "main", "master", "HEAD", "develop", "dev", "trunk", "latest", "refs/heads/main"};
  return std::find(Names.begin(), Names.end(), ref) != Names.end();
}

// Why it is not one version for ever; empty where it is, or where nothing can be said.
static std::string Unpinned(std::string_view url) {
  static const RE2 ref(R"([?&](?:ref|version)=([^&]*))");
  static const RE2 in_path(
      R"(^https?://raw\.githubusercontent\.com/[^/]+/[^/]+/(?:refs/heads/)?([^/]+)/)"
      R"(|^https?://[^/]+/[^/]+/[^/]+/(?:-/)?(?:raw|blob)/([^/]+)/)");
  static const RE2 file(R"(^https?://[^?]*\.(?:ya?ml|json)(?:\?.*)?$)");
  std::string named;
  if (RE2::PartialMatch(url, ref, &named) && !named.empty()) {
    return IsBranch(named) ? fmt::format("from the branch `{}`", named) : "";
  }
  std::string other;
  if (RE2::PartialMatch(url, in_path, &named, &other)) {
    named += other;
    return IsBranch(named) ? fmt::format("from the branch `{}`", named) : "";
  }
  if (url.find("/releases/latest/") != std::string_view::npos) {
    return "as whatever release is the latest";
  }
  return RE2::FullMatch(url, file) ? "" : "without a `ref`";
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  auto paths = kustomization.Resources();
  for (const auto& path : kustomization.root()["components"].Items()) {
    paths.push_back(path);
  }
  for (const auto& path : paths) {
    const auto url = path.Text().value_or("");
    const auto why = kustomize::IsRemote(url) ? Unpinned(url) : "";
    if (!why.empty()) {
      report.Add({.span = path.span(), .message = fmt::format("`{}` is fetched {}", url, why)});
    }
  }
}

}  // namespace linter::rules
