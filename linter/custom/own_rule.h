#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/check/rule.h"
#include "linter/custom/expression.h"
#include "linter/custom/message.h"
#include "linter/k8s/object.h"
#include "linter/text/span.h"

namespace linter::custom {

// Which objects a rule looks at: `Deployment`, `apps/Deployment`, `apps/v1/Deployment`; `*` for any
// part.
struct KindPattern {
  std::string group = "*";
  std::string version = "*";
  std::string kind;

  bool Matches(const k8s::Object& object) const;
};
std::optional<KindPattern> ParseKind(std::string_view text);

// An example of what a rule finds, or of what it leaves alone.
struct Fixture {
  enum class Expects : std::uint8_t { Finding, Silence };
  // A line of the text: where it begins there, and in the rule's file.
  struct Line {
    std::uint32_t begin = 0;
    std::uint32_t written = 0;
  };

  Expects expects = Expects::Finding;
  std::string text = {};
  std::vector<Line> lines = {};
  // Where it stands in the rule's file.
  Span span;

  // Where an offset of the text is written in the rule's file.
  std::uint32_t WrittenAt(std::uint32_t offset) const;
};

// A rule that settings define.
struct OwnRule {
  // What the condition's paths begin at.
  enum class Subject : std::uint8_t { Object, PodSpec, Container };

  std::string id;
  Span id_span;
  std::string category = "custom";
  Severity severity = Severity::Warning;
  std::vector<Profile> profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                                   Profile::PssRestricted};
  std::string summary;
  std::string why;
  std::string reference;
  Subject subject = Subject::Object;
  // Empty for every kind.
  std::vector<KindPattern> kinds;
  Condition when;
  // Points there, instead of at what decided.
  std::optional<Path> at;
  Message message;
  std::vector<Fixture> fixtures;

  // As the rest of shoal sees it. Its texts are views into this, which must stay where it is.
  Rule AsRule() const;
  // Reports what the rule finds in an object.
  void Check(const k8s::Object& object, Report& report) const;

 private:
  void CheckItem(const k8s::Object& object, const yaml::Slot& item, Report& report) const;
};

}  // namespace linter::custom
