#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/check/diagnostic.h"
#include "linter/check/rule.h"
#include "linter/text/source_file.h"

namespace linter::output {

// Where the project lives: in SARIF, and in the address of each rule's page.
inline constexpr std::string_view ProjectUri = "https://github.com/shoal-lint/shoal";

// The page of a rule.
std::string RuleUri(const Rule& rule);

// What a run looked at, and what it left unsaid.
// A kind that nothing says the fields of.
struct UnknownKind {
  std::string api_version;
  std::string kind;
  std::size_t objects = 0;
};

struct Summary {
  std::size_t files = 0;
  std::size_t documents = 0;
  std::size_t objects = 0;
  // Files that could not be read, wholly or in part.
  std::size_t unreadable = 0;
  // Findings that a comment, an annotation or a baseline silenced; they are not in `findings`.
  std::size_t suppressed = 0;
  // Those whose objects were not compared with a schema, by API version and name.
  std::vector<UnknownKind> unknown_kinds = {};
};

struct File {
  // Never null; has an empty text where the file could not be read.
  const SourceFile* source = nullptr;
  // Relative to the root of the repository, with forward slashes and symbolic links resolved;
  // absolute outside of any repository. Empty means `source->path`.
  std::string repository_path = {};
};

// Everything that a format may speak of. A view: what it refers to must outlive it.
struct Result {
  // Sorted by path, offset and rule id; every `rule` is set.
  std::span<const Diagnostic> findings;
  // Every file of the run; a `FileId` is an index into it.
  std::span<const File> files;
  Summary summary;
  // The rules that ran, whether they found something or not.
  std::span<const Rule* const> rules;
  // Of the program, without a leading `v`.
  std::string_view version;
  // All that are known, by name.
  std::span<const std::string> environments = {};
  // What was taken for granted, as people are told of it; empty where nothing was.
  std::string assumption = {};
};

enum class Color : std::uint8_t { Never, Always };

// How text for people looks. Formats for machines pay no heed to it.
struct Style {
  Color color = Color::Never;
  // Columns of the terminal: longer source lines are cut around the place that matters.
  std::uint32_t width = 100;
};

// Never fails; the text is valid UTF-8, whatever bytes the files have, and ends with a line break.
using Writer = std::string (*)(const Result&, const Style&);

struct Format {
  std::string_view name;
  // One line, no full stop.
  std::string_view description;
  Writer write;
};

// The formats, in the order in which they are listed to people; the first is the default.
std::span<const Format> Formats();

// Null when there is no such format.
const Format* FindFormat(std::string_view name);

std::string WriteText(const Result& result, const Style& style);
std::string WriteConcise(const Result& result, const Style& style);
std::string WriteJson(const Result& result, const Style& style);
std::string WriteSarif(const Result& result, const Style& style);
std::string WriteGitHub(const Result& result, const Style& style);
std::string WriteGitLab(const Result& result, const Style& style);
std::string WriteJUnit(const Result& result, const Style& style);
std::string WriteCheckstyle(const Result& result, const Style& style);
std::string WriteRdJson(const Result& result, const Style& style);
std::string WriteAzure(const Result& result, const Style& style);
std::string WriteSonarQube(const Result& result, const Style& style);
std::string WriteGnu(const Result& result, const Style& style);
std::string WriteMarkdown(const Result& result, const Style& style);

}  // namespace linter::output
