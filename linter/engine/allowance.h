#pragma once

#include <climits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/check/rule.h"
#include "linter/check/rule_names.h"
#include "linter/docker/build_view.h"
#include "linter/k8s/object.h"
#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::engine {

// Something in a file that silences findings: one of our comments or annotations, or a peer's.
struct Allowance {
  // Where it is written.
  Span span;
  // Findings that start inside are silenced.
  Span scope;
  // Our own; those of peers may be meant for the peer only, so nobody is told that they are unused.
  bool ours = true;
  // As it is written: our id, or a peer's; empty where every rule is meant.
  std::string name = {};
  // Empty where every rule is meant.
  std::vector<const Rule*> rules;
  // Of what ShellCheck says, in messages that begin with its code, the numbers that are meant, both
  // included.
  int first_code = 0;
  int last_code = AnyCode;
  bool used = false;

  bool Covers(const Diagnostic& finding) const;

  static constexpr int AnyCode = INT_MAX;
};

// The allowances of one file, and what is wrong with some of them.
struct AllowanceList {
  std::vector<Allowance> allowances;
  std::vector<Problem> problems;
};

// What the comments of a file allow. `today` as `2027-01-31`.
void ReadComments(const SourceFile& source, const yaml::Stream& stream, const RuleNames& names,
                  std::string_view today, AllowanceList& list);
// What the comments of a Dockerfile and of its shell code allow, ShellCheck's and BuildKit's
// directives included, hadolint's pragmas not.
void ReadComments(const docker::BuildView& build, const RuleNames& names, std::string_view today,
                  AllowanceList& list);
// What hadolint's pragmas allow.
void ReadPragmas(const docker::Dockerfile& dockerfile, const RuleNames& names, AllowanceList& list);
// `# check=error=true`: what BuildKit's checks find ends the build, so it is an error.
void HeedCheckError(const docker::Dockerfile& dockerfile, std::vector<Diagnostic>& findings);
// What the annotations of an object and of its pod template allow.
void ReadAnnotations(const k8s::Object& object, const RuleNames& names, std::string_view today,
                     AllowanceList& list);

// The text of an allowance, where it stands, and how far it reaches.
struct Written {
  std::string_view text;
  Span span;
  Span scope;
};
// Parses `ID[, ID] [until DATE][: REASON]` and adds an allowance for each id, or says what is wrong
// with it.
void AddAllowance(const Written& written, const RuleNames& names, std::string_view today,
                  AllowanceList& list);

}  // namespace linter::engine
