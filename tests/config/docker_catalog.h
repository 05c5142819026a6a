#pragma once

#include <string>
#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"
#include "tests/config/catalog.h"

namespace linter::config {

inline Rule Answering(std::string_view id, std::vector<std::string_view> codes,
                      std::vector<Profile> profiles, std::vector<AnyOption> options = {}) {
  return {.id = id,
          .category = "dockerfile",
          .profiles = std::move(profiles),
          .summary = "",
          .why = "",
          .since = "",
          .replaces = std::move(codes),
          .options = std::move(options),
          .check = CheckNothing};
}

// Rules that answer hadolint's codes, in the default profile and out of it, and one of manifests.
inline const std::vector<Rule>& DockerCatalog() {
  static const Option<bool> strict{"strict", false, "…"};
  static const Option<std::vector<std::string>> registries{"registries", {}, "…"};
  static const Option<std::vector<std::string>> labels{"labels", {}, "…"};
  static const std::vector<Rule> catalog = {
      Answering("cd-in-run", {"hadolint:DL3003"}, {Profile::Default}),
      Answering("version-unpinned", {"hadolint:DL3008", "trivy:DS-1"}, {}),
      Answering("registry-untrusted", {"hadolint:DL3026"}, {}, {strict, registries}),
      Answering("label-missing", {"hadolint:DL3049"}, {}, {labels}),
      Answering("label-not-url", {"hadolint:DL3052"}, {}, {labels}),
      Answering("healthcheck-missing", {"hadolint:DL3057"}, {}),
      Answering("word-unquoted", {"shellcheck:SC2086", "hadolint:SC2086"}, {}),
      Answering("privileged", {"trivy:KSV-0017"}, {Profile::Default}),
      Answering("probe-missing", {}, {}),
  };
  return catalog;
}

}  // namespace linter::config
