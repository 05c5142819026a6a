#include "linter/helm/yaml_content.h"

#include <algorithm>

#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::OriginId;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

OriginId PlaceOf(const Text& piece, Origins& origins) {
  if (piece.run_count() != 1) {
    return OriginOf(piece, origins);
  }
  const gotemplate::Run run = piece.RunAt(0);
  const OriginId inner = origins.Innermost(run.origin);
  const gotemplate::Origin written = origins[inner];
  if (run.offset == gotemplate::NotCopied || written.kind != gotemplate::OriginKind::Written) {
    return inner;
  }
  const std::uint32_t begin = written.span.begin + run.offset;
  if (begin == written.span.begin && piece.size() == written.span.size()) {
    return inner;
  }
  return origins.Written({written.span.file, begin, begin + piece.size()});
}

Text Within(OriginId place, const Text& content, Heap& heap, const Origins& origins) {
  const gotemplate::Origin around = origins[place];
  const std::uint32_t count = content.run_count();
  if (around.kind != gotemplate::OriginKind::Written || count == 0) {
    return content;
  }
  using gotemplate::Run;
  auto* runs = static_cast<Run*>(heap.memory().allocate(count * sizeof(Run), alignof(Run)));
  for (std::uint32_t i = 0; i < count; ++i) {
    Run run = content.RunAt(i);
    const gotemplate::Origin written = origins[run.origin];
    const std::uint32_t begin = written.span.begin + run.offset;
    const std::uint32_t size = run.end - content.RunBegin(i);
    if (written.kind == gotemplate::OriginKind::Written && run.offset != gotemplate::NotCopied &&
        written.span.file == around.span.file && begin >= around.span.begin &&
        begin + size <= around.span.end) {
      run = {run.end, place, begin - around.span.begin};
    }
    new (runs + i) Run{run};
  }
  return {content.bytes(), runs, count, 0};
}

Value DeepCopy(const Value& value, Heap& heap) {
  if (value.is_list()) {
    List* copy = heap.NewList(*value.list().type);
    copy->items.reserve(value.list().items.size());
    for (const Value& item : value.list().items) {
      copy->items.push_back(DeepCopy(item, heap));
    }
    return Value::Of(copy).From(value.origin());
  }
  if (value.is_map()) {
    Map* copy = heap.NewMap(*value.map().type);
    copy->entries.reserve(value.map().entries.size());
    for (const Map::Entry& entry : value.map().entries) {
      copy->entries.push_back({entry.key, DeepCopy(entry.value, heap)});
    }
    return Value::Of(copy).From(value.origin());
  }
  return value;
}

Text BlockLines(std::string_view value, const Text& source, Heap& heap, Origins& origins) {
  TextBuilder builder;
  const OriginId whole = OriginOf(source, origins);
  std::size_t cursor = source.bytes().find('\n');
  while (!value.empty()) {
    const std::size_t size = std::min(value.find('\n'), value.size());
    const std::string_view line = value.substr(0, size);
    const std::size_t found =
        cursor == std::string_view::npos ? cursor : source.bytes().find(line, cursor);
    if (found != std::string_view::npos && !line.empty()) {
      const bool broken = size < value.size() && found + size < source.size() &&
                          source.bytes()[found + size] == '\n';
      builder.Append(source.Slice(found, found + size + (broken ? 1 : 0)));
      cursor = found + size;
      value.remove_prefix(size + (broken ? 1 : 0));
      if (broken) {
        continue;
      }
    } else {
      builder.Append(line, whole);
      value.remove_prefix(size);
    }
    if (!value.empty()) {
      builder.Append("\n", whole);
      value.remove_prefix(1);
    }
  }
  return builder.Build(heap.memory());
}

std::size_t CountNodes(const Value& value) {
  std::size_t count = 1;
  if (value.is_list()) {
    for (const Value& item : value.list().items) {
      count += CountNodes(item);
    }
  } else if (value.is_map()) {
    for (const Map::Entry& entry : value.map().entries) {
      count += CountNodes(entry.value);
    }
  }
  return count;
}

CharacterOffsets::CharacterOffsets(std::string_view bytes)
    : size_(static_cast<std::uint32_t>(bytes.size())) {
  // Without an early end, so that it goes many bytes at a time.
  unsigned char all = 0;
  for (const char byte : bytes) {
    all |= static_cast<unsigned char>(byte);
  }
  if (all < 0x80U) {
    return;
  }
  offsets_.reserve(bytes.size() + 1);
  for (std::uint32_t i = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < bytes.size(); ++i) {
    if ((static_cast<unsigned char>(bytes[i]) & 0xC0U) != 0x80U) {
      offsets_.push_back(i);
    }
  }
}

std::uint32_t CharacterOffsets::At(std::size_t character) const {
  if (offsets_.empty()) {
    return std::min(static_cast<std::uint32_t>(character), size_);
  }
  return character < offsets_.size() ? offsets_[character] : size_;
}

}  // namespace linter::helm
