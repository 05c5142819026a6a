#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "linter/check/option.h"

namespace linter {

struct Problem;
class Report;

namespace docker {
class BuildView;
class CommandView;
class InstructionView;
}  // namespace docker

namespace helm {
class ChartView;
}  // namespace helm

namespace images {
class ImageLink;
}  // namespace images

namespace k8s {
class Container;
class Workload;
class Object;
class Project;
}  // namespace k8s

namespace kustomize {
class KustomizationView;
}  // namespace kustomize

namespace schema {
struct Fault;
}  // namespace schema

enum class Severity : std::uint8_t { Info, Warning, Error };

// How often a finding of this rule is right, in SARIF's words.
enum class Precision : std::uint8_t { Low, Medium, High, VeryHigh };

// A named set of rules. Every rule is in `All`, which is not written down.
enum class Profile : std::uint8_t { Default, Production, PssBaseline, PssRestricted, All };

// What a fix may do to a file.
enum class Safety : std::uint8_t {
  // Keeps the meaning of the file; applied by `fix`.
  Safe,
  // May change what runs; applied only by `fix --unsafe`.
  Unsafe,
};

// What a rule offers at best.
enum class FixKind : std::uint8_t { None, Safe, Unsafe };

// The subject of a check says what it looks at and how often it runs: once for each container of
// each workload, for each workload, object, run, chart, kustomization, Dockerfile, instruction of
// one, command of its shell code, container whose Dockerfile is known, difference between an object
// and the schema of its kind, or problem that a reader met.
template <typename Subject>
using CheckOf = void (*)(const Subject&, Report&);
using Check =
    std::variant<CheckOf<k8s::Container>, CheckOf<k8s::Workload>, CheckOf<k8s::Object>,
                 CheckOf<k8s::Project>, CheckOf<helm::ChartView>, CheckOf<docker::BuildView>,
                 CheckOf<docker::InstructionView>, CheckOf<docker::CommandView>,
                 CheckOf<images::ImageLink>, CheckOf<kustomize::KustomizationView>,
                 CheckOf<schema::Fault>, CheckOf<Problem>>;

// Everything the tool knows about one rule: its documentation, its defaults and its check.
struct Rule {
  // Names the defect, so that `# shoal: allow <id>` reads as a sentence.
  std::string_view id;
  // The folder of `rules/` that the rule stands in; filled in by the catalog.
  std::string_view category = {};
  Severity severity = Severity::Warning;
  Precision precision = Precision::High;
  // The sets that run it, besides `All`.
  std::vector<Profile> profiles = {Profile::Default, Profile::Production};
  // 0.1 to 10.0 as code scanning reads it (below 4.0 low, 7.0 high, above 9.0 critical); 0 for a
  // rule that is not about security.
  double security_severity = 0.0;
  // One line, no full stop: shown in lists and as the SARIF short description.
  std::string_view summary;
  // Markdown: what goes wrong at run time when this is ignored; what the rule leaves alone.
  std::string_view why;
  // A page to read on.
  std::string_view reference = {};
  std::string_view since;
  // Ids of other tools that this rule answers, as `tool:id`.
  std::vector<std::string_view> replaces = {};
  // Rows of the deployment checklist, such as `IN-C-3`.
  std::vector<std::string_view> checklist = {};
  FixKind fix = FixKind::None;
  std::vector<AnyOption> options = {};
  // Silent unless the run holds everything that will be applied (`--closed-world`).
  bool closed_world_only = false;
  Check check;
};

// `error`, `warning`, `info`.
std::string_view Name(Severity severity);
// `low`, `medium`, `high`, `very-high`.
std::string_view Name(Precision precision);
// `default`, `production`, `pss-baseline`, `pss-restricted`, `all`.
std::string_view Name(Profile profile);
// `none`, `safe`, `unsafe`.
std::string_view Name(FixKind fix);
std::string_view Name(Safety safety);

}  // namespace linter
