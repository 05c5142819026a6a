#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "linter/check/rule.h"
#include "linter/helm/set_values.h"
#include "linter/text/expected.h"
#include "linter/workspace/request.h"

namespace linter::cli {

using workspace::SelectionWish;

enum class ColorWish { Auto, Always, Never };

// A report besides the one on standard output: `sarif:out.sarif`.
struct OutputWish {
  std::string format;
  std::string path;
};

// `shoal check`: what was asked for, names not yet resolved.
struct CheckArguments {
  std::vector<std::string> paths;
  std::string format = "text";
  std::vector<OutputWish> outputs;
  SelectionWish selection;
  std::optional<std::string> config;
  bool isolated = false;
  std::vector<std::string> excludes;
  // `error`, `warning`, `info` or `never`; empty where the settings decide.
  std::string fail_on;
  bool exit_zero = false;
  bool force_exclude = false;
  bool allow_empty = false;
  bool touched_only = false;
  bool ignore_allowances = false;
  // Only what is deployed there; empty for everything.
  std::string environment;
  bool closed_world = false;
  bool open_world = false;
  bool shellcheck = false;
  // A file of findings that are known; empty for none.
  std::string baseline;
  std::string stdin_path = "stdin.yaml";
  ColorWish color = ColorWish::Auto;
  // 0 stands for as many as the machine has.
  std::size_t threads = 0;
  // `1.31` or `1.29..1.34`; empty where the settings decide.
  std::string kube_version;
  // `2027-01-31`; empty stands for today.
  std::string as_of;
};

// `shoal fix`.
struct FixArguments {
  // What is linted, and how.
  CheckArguments check;
  // Fixes, too, that may change what a file means.
  bool unsafe = false;
  // Shown, not made.
  bool diff = false;
};

// `shoal baseline`.
struct BaselineArguments {
  // What is linted, and how.
  CheckArguments check;
  std::string path = "shoal-baseline.json";
};

// `shoal rules`.
struct RulesArguments {
  std::string format = "text";
  SelectionWish selection;
};

// `shoal rules test [PATH]`.
struct RuleTestArguments {
  // Settings, a file of rules, or a folder of such; empty for the settings that hold here.
  std::string path;
};

// `shoal explain ID`.
struct ExplainArguments {
  std::string name;
};

// A `--set` or one of its relatives.
struct SetWish {
  helm::SetKind kind = helm::SetKind::Typed;
  std::string text;
};

// `shoal render`, in the words of `helm template`.
struct RenderArguments {
  std::string chart;
  std::string release_name = "release-name";
  std::string name_template;
  std::string release_namespace = "default";
  std::string kube_version;
  std::vector<std::string> api_versions;
  // Files; `-` is standard input.
  std::vector<std::string> values;
  std::vector<SetWish> set;
  std::vector<std::string> show_only;
  bool include_crds = false;
  bool no_hooks = false;
  bool skip_tests = false;
  bool skip_schema_validation = false;
  bool is_upgrade = false;
  bool origins = false;
  ColorWish color = ColorWish::Auto;
};

// `shoal init`.
struct InitArguments {
  // A tool whose settings are taken over; empty for none.
  std::string from;
  // An older file is overwritten.
  bool force = false;
  // To standard output, not into a file.
  bool print = false;
};

// `shoal completions SHELL`.
struct CompletionsArguments {
  // `bash`, `zsh` or `fish`.
  std::string shell;
};

// `shoal man`.
struct ManualArguments {};

// `shoal readiness`.
struct ReadinessArguments {
  // What is looked at, and how.
  CheckArguments check;
  std::string environment;
  std::string checklist;
  std::string attestations;
  std::string format = "text";
  // A file instead of standard output; empty for none.
  std::string output;
  // Rows that are satisfied are shown with their evidence, too.
  bool all = false;
  // Below so many percent the status is 1.
  int fail_under = 0;
  // Rows without which the status is 1.
  std::vector<std::string> require;
};

// `shoal diff FIRST SECOND`.
struct DiffArguments {
  // Where both are looked for.
  CheckArguments check;
  std::string first;
  std::string second;
  std::string format = "text";
  // Names of topics.
  std::vector<std::string> without;
  // Where the second is stronger is told as well.
  bool all = false;
};

// `shoal lsp`.
struct LspArguments {};

// Something to print as it is, such as help: the program then ends with this status.
struct Notice {
  std::string text;
  int status = 0;
};

using Arguments =
    std::variant<CheckArguments, FixArguments, BaselineArguments, RulesArguments, RuleTestArguments,
                 ExplainArguments, RenderArguments, InitArguments, ReadinessArguments,
                 DiffArguments, LspArguments, CompletionsArguments, ManualArguments, Notice>;

// Reads the command line without the program's name. A mistake is a notice with status 2.
Arguments ReadArguments(std::vector<std::string> words);

}  // namespace linter::cli
