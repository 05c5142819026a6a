#include "linter/helm/user_values.h"

#include <fmt/format.h>

#include "linter/helm/values.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::Text;

static Expected<Map*> FileValues(const RenderOptions& options, Heap& heap, Origins& origins) {
  Map* merged = heap.NewMap();
  for (const SourceFile* file : options.values_files) {
    const auto read = ReadYaml(TextOfFile(*file, heap, origins), heap, origins);
    if (!read) {
      return Error{fmt::format("failed to parse {}: error converting YAML to JSON: {}", file->path,
                               read.error().message)};
    }
    if (!read->is_map() && !read->is_nil()) {
      return Error{fmt::format(
          "failed to parse {}: error unmarshaling JSON: while decoding JSON: json: cannot "
          "unmarshal {} into Go value of type map[string]interface {{}}",
          file->path,
          read->is_list()     ? "array"
          : read->is_string() ? "string"
                              : "number")};
    }
    if (read->is_map()) {
      merged = MergeFiles(*merged, read->map(), heap);
    }
  }
  return merged;
}

Expected<Map*> UserValues(const RenderOptions& options, Heap& heap, Origins& origins) {
  const auto files = FileValues(options, heap, origins);
  if (!files) {
    return files.error();
  }
  Map* merged = *files;
  struct Pass {
    SetKind kind;
    std::string_view name;
  };
  static constexpr Pass Passes[] = {{SetKind::Json, "--set-json"},
                                    {SetKind::Typed, "--set"},
                                    {SetKind::String, "--set-string"},
                                    {SetKind::File, "--set-file"},
                                    {SetKind::Literal, "--set-literal"}};
  for (const Pass& pass : Passes) {
    for (const SetArgument& argument : options.set) {
      if (argument.kind != pass.kind) {
        continue;
      }
      const Text text = TextOfFile(*argument.text, heap, origins);
      const Text content =
          argument.content != nullptr ? TextOfFile(*argument.content, heap, origins) : Text();
      const auto error = SetValues(pass.kind, text, content, *merged, heap, origins);
      if (error && pass.kind == SetKind::Json) {
        return Error{fmt::format("failed parsing --set-json data {}", argument.text->text)};
      }
      if (error) {
        return Error{fmt::format("failed parsing {} data: {}", pass.name, error->message)};
      }
    }
  }
  return merged;
}

}  // namespace linter::helm
