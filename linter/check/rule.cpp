#include "linter/check/rule.h"

namespace linter {

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return {};
}

std::string_view Name(Precision precision) {
  switch (precision) {
    case Precision::Low:
      return "low";
    case Precision::Medium:
      return "medium";
    case Precision::High:
      return "high";
    case Precision::VeryHigh:
      return "very-high";
  }
  return {};
}

std::string_view Name(Profile profile) {
  switch (profile) {
    case Profile::Default:
      return "default";
    case Profile::Production:
      return "production";
    case Profile::PssBaseline:
      return "pss-baseline";
    case Profile::PssRestricted:
      return "pss-restricted";
    case Profile::All:
      return "all";
  }
  return {};
}

std::string_view Name(FixKind fix) {
  switch (fix) {
    case FixKind::None:
      return "none";
    case FixKind::Safe:
      return "safe";
    case FixKind::Unsafe:
      return "unsafe";
  }
  return {};
}

std::string_view Name(Safety safety) {
  return safety == Safety::Safe ? "safe" : "unsafe";
}

}  // namespace linter
