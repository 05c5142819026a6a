#include "linter/lsp/diagnostics.h"

#include <algorithm>

#include "linter/output/format.h"

namespace linter::lsp {

static int SeverityOf(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return 1;
    case Severity::Warning:
      return 2;
    default:
      return 3;
  }
}

// Unnecessary: shown faint. Deprecated: struck through.
static Json TagsOf(const Rule& rule) {
  Json tags = Json::array();
  if (rule.id.ends_with("-unused") || rule.id.ends_with("-overridden")) {
    tags.push_back(1);
  }
  if (rule.id.find("deprecated") != std::string_view::npos) {
    tags.push_back(2);
  }
  return tags;
}

// Empty for a place in a file that is not at hand.
static Json LocationOf(const Span& span, const Findings& among, const Document& document,
                       const Client& client) {
  if (span.file == among.own) {
    return {{"uri", document.uri()}, {"range", document.lines().RangeOf(span)}};
  }
  const auto other = among.others.find(span.file);
  if (other == among.others.end()) {
    return nullptr;
  }
  return {{"uri", UriOf(other->second.path)},
          {"range", Lines(*other->second.text, client.unit).RangeOf(span)}};
}

static Json RelatedTo(const Diagnostic& finding, const Findings& among, const Document& document,
                      const Client& client) {
  Json related = Json::array();
  for (const auto* labels : {&finding.way, &finding.labels}) {
    for (const Label& label : *labels) {
      // The way begins, or ends, at the finding itself.
      const Span& own = finding.span;
      auto location = label.span == own ? Json() : LocationOf(label.span, among, document, client);
      if (location.is_null()) {
        continue;
      }
      // Labels repeat what the way says already.
      const Json told = {{"location", std::move(location)}, {"message", label.text}};
      if (std::find(related.begin(), related.end(), told) == related.end()) {
        related.push_back(told);
      }
    }
  }
  return related;
}

Json DiagnosticOf(const Diagnostic& finding, const Findings& among, const Document& document,
                  const Client& client) {
  Json diagnostic = {{"range", document.lines().RangeOf(finding.span)},
                     {"severity", SeverityOf(finding.severity)},
                     {"code", finding.rule->id},
                     {"source", "shoal"},
                     {"message", finding.message}};
  const auto page = output::RuleUri(*finding.rule);
  if (client.knows_code_description && !page.empty()) {
    diagnostic["codeDescription"] = {{"href", page}};
  }
  if (auto tags = TagsOf(*finding.rule); client.knows_tags && !tags.empty()) {
    diagnostic["tags"] = std::move(tags);
  }
  if (client.shows_related) {
    auto related = RelatedTo(finding, among, document, client);
    if (!related.empty()) {
      diagnostic["relatedInformation"] = std::move(related);
    }
  }
  return diagnostic;
}

}  // namespace linter::lsp
