#pragma once

#include <memory>
#include <string_view>

#include "linter/gotemplate/parser.h"
#include "linter/helm/chart.h"

namespace linter::helm {

// One file of templates, parsed without being run; its trees live as long as this.
struct ParsedTemplate {
  const ChartFile* file = nullptr;
  gotemplate::Heap heap;
  gotemplate::Origins origins;
  gotemplate::Source source;
  // All that it defines, itself included; empty where it cannot be parsed.
  gotemplate::Templates templates;
};

// Of the chart itself, or of one that it carries.
bool IsTemplatePath(std::string_view path);

std::unique_ptr<ParsedTemplate> ParseTemplate(const ChartFile& file);

}  // namespace linter::helm
