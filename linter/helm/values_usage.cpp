#include "linter/helm/values_usage.h"

#include <re2/re2.h>

#include <map>
#include <set>

#include "linter/helm/parsed_template.h"
#include "linter/helm/usage_walk.h"

namespace linter::helm {

// Text that is no template itself may become one by `tpl`: values, and files that are read.
static void ScanText(const SourceFile& source, std::vector<ValueUse>& into) {
  static const RE2 pattern(R"(\.Values((?:\.[A-Za-z_][A-Za-z0-9_]*)+))");
  re2::StringPiece rest(source.text);
  std::string names;
  while (RE2::FindAndConsume(&rest, pattern, &names)) {
    ValueUse use;
    use.whole = true;
    for (std::size_t begin = 1; begin <= names.size();) {
      const auto end = std::min(names.find('.', begin), names.size());
      use.path.push_back(names.substr(begin, end - begin));
      begin = end + 1;
    }
    into.push_back(std::move(use));
  }
}

ValuesUsage FindValuesUsage(std::span<const ChartFile> files) {
  ValuesUsage usage;
  std::vector<std::unique_ptr<ParsedTemplate>> parsed;
  std::set<std::string, std::less<>> defined;
  for (const ChartFile& file : files) {
    if (!IsTemplatePath(file.path)) {
      ScanText(*file.source, usage.carried);
      continue;
    }
    parsed.push_back(ParseTemplate(file));
    for (const auto& [name, definition] : parsed.back()->templates) {
      defined.insert(name);
    }
    // What cannot be parsed may ask for anything.
    usage.opaque = usage.opaque || parsed.back()->templates.empty();
  }
  for (const auto& file : parsed) {
    UsageWalk walk(*file->file->source, defined);
    for (const auto& [name, definition] : file->templates) {
      walk.Walk(definition);
    }
    const bool own = file->file->path.starts_with("templates/");
    auto& into = own ? usage.uses : usage.carried;
    into.insert(into.end(), walk.uses().begin(), walk.uses().end());
    usage.opaque = usage.opaque || walk.opaque();
  }
  return usage;
}

}  // namespace linter::helm
