#include "linter/gotemplate/value.h"

#include <algorithm>
#include <new>

namespace linter::gotemplate {

const Type AnyList = {"[]interface {}", "slice", Kind::Nil};
const Type StringList = {"[]string", "slice", Kind::String};
const Type IntList = {"[]int", "slice", Kind::Int};
const Type AnyMap = {"map[string]interface {}", "map", Kind::Nil};
const Type StringMap = {"map[string]string", "map", Kind::String};

Value Value::Nil() {
  Value result;
  result.kind_ = Kind::Nil;
  return result;
}

Value Value::Of(bool value) {
  Value result;
  result.kind_ = Kind::Bool;
  result.boolean_ = value;
  return result;
}

Value Value::Int(std::int64_t value) {
  return Number(Kind::Int, value);
}

Value Value::Int64(std::int64_t value) {
  return Number(Kind::Int64, value);
}

Value Value::Number(Kind kind, std::int64_t value) {
  Value result;
  result.kind_ = kind;
  result.integer_ = value;
  return result;
}

Value Value::Float(double value) {
  Value result;
  result.kind_ = Kind::Float64;
  result.real_ = value;
  return result;
}

Value Value::Of(const Text* text) {
  Value result;
  result.kind_ = Kind::String;
  result.text_ = text;
  return result;
}

Value Value::Of(List* list) {
  Value result;
  result.kind_ = Kind::List;
  result.list_ = list;
  return result;
}

Value Value::Of(Map* map) {
  Value result;
  result.kind_ = Kind::Map;
  result.map_ = map;
  return result;
}

Value Value::Of(const Object* object) {
  Value result;
  result.kind_ = Kind::Object;
  result.object_ = object;
  return result;
}

Value Value::From(OriginId origin) const {
  Value result = *this;
  result.origin_ = origin;
  return result;
}

Value Value::Boxed(Kind element) const {
  Value result = *this;
  result.boxed_ = element == Kind::Nil;
  return result;
}

Value Value::Unboxed() const {
  Value result = *this;
  result.boxed_ = false;
  if (kind_ == Kind::Nil) {
    result.kind_ = Kind::Invalid;
  }
  return result;
}

bool Value::Truth() const {
  switch (kind_) {
    case Kind::Invalid:
    case Kind::Nil:
      return false;
    case Kind::Bool:
      return boolean_;
    case Kind::Float64:
      return real_ != 0;
    case Kind::String:
      return !text_->empty();
    case Kind::List:
      return !list_->items.empty();
    case Kind::Map:
      return !map_->entries.empty();
    case Kind::Object:
      return object_->type->content == nullptr || !object_->type->content(*object_).empty();
    default:
      return integer_ != 0;
  }
}

const Type* Value::type() const {
  switch (kind_) {
    case Kind::List:
      return list_->type;
    case Kind::Map:
      return map_->type;
    case Kind::Object:
      return object_->type;
    default:
      return nullptr;
  }
}

static std::string_view NameOf(Kind kind) {
  switch (kind) {
    case Kind::Bool:
      return "bool";
    case Kind::Int:
      return "int";
    case Kind::Int32:
      return "int32";
    case Kind::Int64:
      return "int64";
    case Kind::Uint64:
      return "uint64";
    case Kind::Float64:
      return "float64";
    case Kind::String:
      return "string";
    default:
      return {};
  }
}

std::string_view Value::TypeName() const {
  if (is_nil()) {
    return "<nil>";
  }
  const Type* known = type();
  return known != nullptr ? known->name : NameOf(kind_);
}

std::string_view Value::KindName() const {
  if (is_nil()) {
    return "invalid";
  }
  const Type* known = type();
  return known != nullptr ? known->kind : NameOf(kind_);
}

static auto LowerBound(auto& entries, std::string_view key) {
  return std::lower_bound(
      entries.begin(), entries.end(), key,
      [](const Map::Entry& entry, std::string_view wanted) { return entry.key->bytes() < wanted; });
}

const Map::Entry* Map::FindEntry(std::string_view key) const {
  const auto found = LowerBound(entries, key);
  return found != entries.end() && found->key->bytes() == key ? &*found : nullptr;
}

const Value* Map::Find(std::string_view key) const {
  const Entry* entry = FindEntry(key);
  return entry != nullptr ? &entry->value : nullptr;
}

void Map::Set(const Text* key, Value value) {
  const auto found = LowerBound(entries, key->bytes());
  if (found != entries.end() && found->key->bytes() == key->bytes()) {
    found->value = value;
    return;
  }
  entries.insert(found, {key, value});
}

void Map::Remove(std::string_view key) {
  const auto found = LowerBound(entries, key);
  if (found != entries.end() && found->key->bytes() == key) {
    entries.erase(found);
  }
}

void* Heap::Counter::do_allocate(std::size_t bytes, std::size_t alignment) {
  used += bytes;
  return std::pmr::new_delete_resource()->allocate(bytes, alignment);
}

void Heap::Counter::do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) {
  std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
}

bool Heap::Counter::do_is_equal(const std::pmr::memory_resource& other) const noexcept {
  return this == &other;
}

const Text* Heap::NewText(const Text& text) {
  return new (memory_.allocate(sizeof(Text), alignof(Text))) Text(text);
}

const Text* Heap::NewText(std::string_view bytes, OriginId origin) {
  auto* data = static_cast<char*>(memory_.allocate(bytes.size() + 1, 1));
  std::copy(bytes.begin(), bytes.end(), data);
  const std::string_view copy(data, bytes.size());
  if (origin == OriginId::None) {
    return NewText(Text(copy));
  }
  auto* run = static_cast<Run*>(memory_.allocate(sizeof(Run), alignof(Run)));
  new (run) Run{static_cast<std::uint32_t>(bytes.size()), origin, NotCopied};
  return NewText(Text(copy, run, 1, 0));
}

const Text* Heap::NewText(const TextBuilder& builder) {
  return NewText(builder.Build(memory_));
}

List* Heap::NewList(const Type& type) {
  return new (memory_.allocate(sizeof(List), alignof(List)))
      List{&type, std::pmr::vector<Value>(&memory_)};
}

Map* Heap::NewMap(const Type& type) {
  using Entries = std::pmr::vector<Map::Entry>;
  auto* entries = new (memory_.allocate(sizeof(Entries), alignof(Entries))) Entries(&memory_);
  return new (memory_.allocate(sizeof(Map), alignof(Map))) Map{&type, *entries};
}

Map* Heap::NewView(const Map& map, const Type& type) {
  return new (memory_.allocate(sizeof(Map), alignof(Map))) Map{&type, map.entries};
}

const Object* Heap::NewObject(const Type& type, const void* data) {
  return new (memory_.allocate(sizeof(Object), alignof(Object))) Object{&type, data};
}

}  // namespace linter::gotemplate
