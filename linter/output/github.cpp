// Workflow commands of GitHub Actions, the gravest first.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "linter/output/format.h"
#include "linter/output/markup.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

// What GitHub shows of one step: ten of each kind.
constexpr std::size_t MostOfAKind = 10;

// Escapes as the runner's toolkit does; `property` also what parts properties.
static std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (const char byte : text) {
    const bool special =
        byte == '%' || byte == '\r' || byte == '\n' || (property && (byte == ':' || byte == ','));
    out +=
        special ? fmt::format("%{:02X}", static_cast<unsigned char>(byte)) : std::string(1, byte);
  }
  return out;
}

static std::string_view CommandOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    default:
      return "notice";
  }
}

std::string WriteGitHub(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::vector<const Diagnostic*> sorted;
  for (const auto& finding : result.findings) {
    sorted.push_back(&finding);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* left, const auto* right) {
    return left->severity > right->severity;
  });
  std::map<Severity, std::size_t> counts;
  std::size_t hidden = 0;
  std::string out;
  for (const auto* finding : sorted) {
    if (++counts[finding->severity] > MostOfAKind) {
      ++hidden;
      continue;
    }
    const auto [start, end] = places.At(finding->span, ColumnUnit::CodePoint);
    // Columns are only taken of what stands on one line.
    const auto columns = start.line == end.line
                             ? fmt::format(",col={},endColumn={}", start.column,
                                           std::max(start.column + 1, end.column))
                             : "";
    out += fmt::format(
        "::{} file={},line={},endLine={}{},title={}::{}\n", CommandOf(finding->severity),
        Escaped(PathOf(places.file(finding->span.file)), true), start.line, end.line, columns,
        Escaped(finding->rule->id, true), Escaped(Sentence(finding->message), false));
  }
  if (hidden > 0) {
    out +=
        fmt::format("::notice::{} more, which GitHub would not show\n", Count(hidden, "finding"));
  }
  return out.empty() ? "\n" : out;
}

}  // namespace linter::output
