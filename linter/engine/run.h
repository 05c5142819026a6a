#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/check/rule.h"
#include "linter/check/rule_set.h"
#include "linter/engine/dispatch.h"
#include "linter/k8s/project.h"
#include "linter/schema/catalog.h"
#include "linter/schema/definition_files.h"
#include "linter/text/problem.h"
#include "linter/text/source_file.h"

namespace linter::engine {

enum class Allowances : std::uint8_t { Honoured, Ignored };

// hadolint's comments in a Dockerfile: its settings can forbid them.
enum class Pragmas : std::uint8_t { Heeded, Ignored };

enum class Language : std::uint8_t { Yaml, Dockerfile };

// One file of a run. All pointers outlive the run.
struct Input {
  const SourceFile* source = nullptr;
  const RuleSet* rules = nullptr;
  Language language = Language::Yaml;
  // Of a Dockerfile: what keeps files from its build, nearest first.
  std::vector<const SourceFile*> ignore_files = {};
  Pragmas pragmas = Pragmas::Heeded;
  // What reading it said, such as a refusal of the file system.
  std::vector<Problem> problems = {};
};

struct Options {
  // Every rule there is, to resolve the names in allowances.
  std::span<const Rule> catalog;
  // The checks of those of them that settings define.
  OwnChecks own = {};
  k8s::World world = k8s::World::Open;
  Allowances allowances = Allowances::Honoured;
  // As `2027-01-31`, to tell which allowances are past their date.
  std::string today;
  // At least 1.
  std::size_t threads = 1;
  // Of Kubernetes: objects are for all of them.
  schema::VersionRange versions = schema::NewestVersion();
  // Definitions besides those among the objects. Null for none.
  const schema::DefinitionFiles* definitions = nullptr;
  // Asked where nothing else defines a kind: what other parts of the run have. Null for none.
  const schema::DefinitionFiles* elsewhere = nullptr;
};

// A kind as objects name it.
struct KindName {
  std::string api_version;
  std::string kind;

  friend auto operator<=>(const KindName&, const KindName&) = default;
};

struct Outcome {
  // Ordered by file, place and rule.
  std::vector<Diagnostic> findings;
  std::size_t documents = 0;
  std::size_t objects = 0;
  // The kinds that neither Kubernetes nor a definition knows, and how many objects have them.
  std::map<KindName, std::size_t> unknown_kinds;
  // Files with a problem that kept some of them from being read.
  std::size_t unreadable = 0;
  // Findings that an allowance silenced.
  std::size_t suppressed = 0;
  // The allowances that silenced something.
  std::vector<Span> used_allowances;
};

// Reads all inputs, joins their objects, and checks them. Every input's position is its file's id.
Outcome Run(std::span<const Input> inputs, const Options& options);

// By file, place and rule; equal findings become one.
void Sort(std::vector<Diagnostic>& findings);

}  // namespace linter::engine
