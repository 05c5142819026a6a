#include "linter/helm/parsed_template.h"

#include "linter/helm/functions.h"

namespace linter::helm {

bool IsTemplatePath(std::string_view path) {
  return path.starts_with("templates/") || path.find("/templates/") != std::string_view::npos;
}

std::unique_ptr<ParsedTemplate> ParseTemplate(const ChartFile& file) {
  auto parsed = std::make_unique<ParsedTemplate>();
  parsed->file = &file;
  parsed->source = {file.path, TextOfFile(*file.source, parsed->heap, parsed->origins)};
  gotemplate::Parser parser(parsed->source, AllFunctions(), parsed->heap.memory(), parsed->origins);
  parsed->templates = parser.ParseSource();
  return parsed;
}

}  // namespace linter::helm
