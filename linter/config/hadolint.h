#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/rule.h"
#include "linter/config/fail_on.h"
#include "linter/config/mistake.h"
#include "linter/config/selection.h"
#include "linter/text/line_index.h"

namespace linter::config {

// hadolint's settings (`.hadolint.yaml`), understood for the rules that answer its codes.

// A code that stands in the settings, and where.
struct HadolintCode {
  std::string code;
  Position position;
  // Those that answer it; none where shoal has no such rule.
  Rules rules;
};

struct HadolintOverride {
  HadolintCode code;
  Severity severity = Severity::Warning;
};

// What an option of a rule is set to by something that hadolint has no rule's option for.
struct HadolintOption {
  // The key of the settings: `trustedRegistries`.
  std::string_view key;
  Position position;
  // The code whose rule has the option.
  std::string_view code;
  // Empty where shoal has no such rule.
  const Rule* rule = nullptr;
  std::string_view option;
  std::vector<std::string> values;
};

// A key that is about something else than findings, such as `format`.
struct HadolintLeftOut {
  std::string key;
  Position position;
};

struct HadolintFile {
  // It is YAML, and a mapping or empty.
  bool readable = true;
  std::vector<HadolintCode> ignored;
  // The last one for a code holds.
  std::vector<HadolintOverride> overrides;
  std::vector<HadolintOption> options;
  std::vector<HadolintLeftOut> left_out;
  // From `failure-threshold` and `no-fail`.
  std::optional<FailOn> fail_on;
  // Not with `disable-ignore-pragma`.
  bool heeds_pragmas = true;
};

// What is wrong goes to `mistakes`, under the name `path`.
HadolintFile ReadHadolint(std::string_view text, const std::string& path,
                          std::span<const Rule> catalog, std::vector<Mistake>& mistakes);

// The codes that hadolint checks only where their severity is set.
std::span<const std::string_view> CodesOffInHadolint();
// The rules that hadolint's run comes to: those that answer its codes, but for the codes that are
// off unless their severity is set.
Rules RulesOfHadolint(std::span<const Rule> catalog, const HadolintFile& file);
// As the first layer: the default profile and hadolint's rules, as the settings want them.
Layer LayerOf(std::span<const Rule> catalog, const HadolintFile& file);

}  // namespace linter::config
