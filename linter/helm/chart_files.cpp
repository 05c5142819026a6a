#include "linter/helm/chart_files.h"

#include "linter/gotemplate/function.h"
#include "linter/helm/base64.h"
#include "linter/helm/bytes.h"
#include "linter/helm/convert.h"
#include "linter/helm/glob.h"
#include "linter/helm/path.h"
#include "linter/helm/yaml_writer.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Heap;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::Value;

static const Text* ContentOf(const Call& call, std::string_view name) {
  const Value* found = call.receiver.map().Find(name);
  return found != nullptr ? &TextOfBytes(found->object()) : nullptr;
}

static Value Get(Call& call) {
  const Text* content = ContentOf(call, call[0].bytes());
  return content != nullptr ? call.String(*content) : call.String("");
}

static Value GetBytes(Call& call) {
  const Text* content = ContentOf(call, call[0].bytes());
  return NewBytes(content != nullptr ? content : call.heap().NewText(""), call.heap());
}

static Value Glob(Call& call) {
  std::string_view pattern = call[0].bytes();
  if (!IsGlob(pattern, GlobStyle::Files)) {
    pattern = "**";
  }
  Map* matching = call.heap().NewMap(*call.receiver.map().type);
  for (const Map::Entry& entry : call.receiver.map().entries) {
    if (GlobMatches(pattern, entry.key->bytes(), GlobStyle::Files)) {
      matching->entries.push_back(entry);
    }
  }
  return Value::Of(matching);
}

static Value Written(const Call& call, Map* map) {
  const auto text = WriteYaml(Value::Of(map), ToYamlStyle, call.heap(), call.origins());
  return text ? call.String(*text) : call.String("");
}

static const Text* NameOf(const Call& call, const Text& path) {
  const std::string_view base = BaseName(path.bytes());
  return call.heap().NewText(path.Slice(path.size() - base.size(), path.size()));
}

static Value AsConfig(Call& call) {
  Map* map = call.heap().NewMap();
  for (const Map::Entry& entry : call.receiver.map().entries) {
    map->Set(NameOf(call, *entry.key), Value::Of(&TextOfBytes(entry.value.object())));
  }
  return Written(call, map);
}

static Value AsSecrets(Call& call) {
  Map* map = call.heap().NewMap();
  for (const Map::Entry& entry : call.receiver.map().entries) {
    const Text& content = TextOfBytes(entry.value.object());
    map->Set(NameOf(call, *entry.key),
             call.heap().String(EncodeBase64(content.bytes()), OriginOf(content, call.origins())));
  }
  return Written(call, map);
}

static Value Lines(Call& call) {
  const Text* content = ContentOf(call, call[0].bytes());
  std::vector<Text> lines;
  if (content != nullptr && !content->empty()) {
    const std::string_view bytes = content->bytes();
    const std::size_t size = bytes.size() - (bytes.back() == '\n' ? 1 : 0);
    std::size_t at = 0;
    while (at <= size) {
      const std::size_t newline = std::min(bytes.find('\n', at), size);
      lines.push_back(content->Slice(at, newline));
      at = newline + 1;
    }
  }
  return NewStrings(lines, call.heap());
}

static std::span<const Function> Methods() {
  static constexpr auto Str = ParamKind::String;
  static const Function Table[] = {
      {"AsConfig", AsConfig}, {"AsSecrets", AsSecrets},      {"Get", Get, {Str}},
      {"Glob", Glob, {Str}},  {"GetBytes", GetBytes, {Str}}, {"Lines", Lines, {Str}},
  };
  return Table;
}

static const gotemplate::Type FilesType = {"engine.files", "map", gotemplate::Kind::Object,
                                           Methods()};

Value NewFiles(const Chart& chart, Heap& heap, Origins& origins) {
  Map* map = heap.NewMap(FilesType);
  for (const ChartFile& file : chart.files) {
    const Text* content = heap.NewText(TextOfFile(*file.source, heap, origins));
    map->Set(heap.NewText(file.path), NewBytes(content, heap));
  }
  return Value::Of(map);
}

}  // namespace linter::helm
