#include "linter/config/translation.h"

#include <algorithm>

namespace linter::config {

std::span<const Translator> Translators() {
  static const std::vector<Translator> translators = {
      {"hadolint", {".hadolint.yaml", ".hadolint.yml"}, TranslateHadolint},
      {"kube-linter", {".kube-linter.yaml", ".kube-linter.yml"}, TranslateKubeLinter},
  };
  return translators;
}

const Translator* FindTranslator(std::string_view tool) {
  const auto all = Translators();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Translator& each) { return each.tool == tool; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view FirstSettings() {
  return R"(# Settings of shoal, for this folder and everything below it. What is missing or behind a `#` is not
# set. `shoal rules` lists all rules, `shoal explain ID` tells what one is about.

# The rules to start from: default, production, pss-baseline, pss-restricted or all.
profile: default

# Rules to leave out. Here and below, a rule is named by its id, by that of another tool (DL3008,
# kube-linter:no-liveness-probe), or together with others of its category (probes).
#ignore: [cpu-limit-missing]

# How grave findings are: error, warning, info or off.
#severity: {container-privileged: error}

# Options of single rules; `shoal explain ID` lists them.
#rules:
#  replicas-too-low: {minimum: 3}

# Files that are not read, with patterns as in a .gitignore.
#exclude: [vendor/]

# Other settings for some files.
#overrides:
#  - paths: [dev/**]
#    ignore: [availability]

# The lowest severity that makes the run fail: error, warning, info or never.
#fail-on: warning

# Whether what is linted is all that is applied, so that what is missing in it is missing.
#closed-world: false
)";
}

}  // namespace linter::config
