// Any bytes are linted by every rule, once as a Dockerfile and once as manifests, without a crash;
// every place that a finding names lies inside of the file, and so does every edit.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "linter/engine/run.h"
#include "rules/catalog.h"

namespace linter {

static void Require(const SourceFile& file, const Span& span) {
  if (span.begin > span.end || span.end > file.text.size()) {
    std::abort();
  }
}

static const std::vector<Rule>& Catalog() {
  static const std::vector<Rule> catalog = rules::All();
  return catalog;
}

static const RuleSet& Everything() {
  static const RuleSet rules = [] {
    RuleSet all;
    for (const Rule& rule : Catalog()) {
      all.push_back({.rule = &rule});
    }
    return all;
  }();
  return rules;
}

static void Lint(const SourceFile& file, engine::Language language) {
  const std::vector<engine::Input> inputs = {
      {.source = &file, .rules = &Everything(), .language = language}};
  const auto outcome =
      engine::Run(inputs, {.catalog = Catalog(), .today = "2026-11-23", .threads = 1});
  for (const Diagnostic& finding : outcome.findings) {
    Require(file, finding.span);
    for (const Label& label : finding.labels) {
      Require(file, label.span);
    }
    for (const Fix& fix : finding.fixes) {
      for (const Edit& edit : fix.edits) {
        Require(file, edit.span);
      }
    }
  }
}

}  // namespace linter

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  linter::Lint({linter::FileId{0}, "Dockerfile", text}, linter::engine::Language::Dockerfile);
  linter::Lint({linter::FileId{0}, "a.yaml", text}, linter::engine::Language::Yaml);
  return 0;
}
