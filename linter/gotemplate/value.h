#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "linter/gotemplate/rope.h"

namespace linter::gotemplate {

class Value;
struct Call;
struct Function;
struct List;
struct Map;
struct Object;

// What a value is, as Go's reflection would say. Numbers of different sizes are different kinds.
enum class Kind : std::uint8_t {
  // No value at all: what Go calls an invalid `reflect.Value`.
  Invalid,
  // A nil that stands in an `interface{}`: an absent key, or a null that was written.
  Nil,
  Bool,
  Int,
  Int32,
  Int64,
  Uint64,
  Float64,
  String,
  List,
  Map,
  Object,
};

// The Go type of a list, a mapping or an object: what `typeOf` prints, and what may be asked of it.
struct Type {
  std::string_view name;
  // `slice`, `map`, `struct`, `ptr`.
  std::string_view kind;
  // What an absent key of a mapping gives; `Nil` for `interface{}`.
  Kind element = Kind::Nil;
  std::span<const Function> methods = {};
  // Objects: a field, `Invalid` when there is none of that name.
  Value (*field)(const Object& object, std::string_view name) = nullptr;
  // Objects that print themselves; others print their fields.
  void (*print)(const Object& object, TextBuilder& out) = nullptr;
  // Objects that are bytes: what they hold.
  const Text& (*content)(const Object& object) = nullptr;
  // Objects without a `print`: the fields in the order of the Go struct.
  std::span<const std::string_view> fields = {};
};

extern const Type AnyList;
extern const Type StringList;
extern const Type IntList;
extern const Type AnyMap;
extern const Type StringMap;

// A Go value with its origin. Small and copied freely; what it refers to lives in a `Heap`.
class Value {
 public:
  Value() : integer_(0) {}
  static Value Nil();
  static Value Of(bool value);
  static Value Int(std::int64_t value);
  static Value Int64(std::int64_t value);
  static Value Number(Kind kind, std::int64_t value);
  static Value Float(double value);
  static Value Of(const Text* text);
  static Value Of(List* list);
  static Value Of(Map* map);
  static Value Of(const Object* object);

  Kind kind() const { return kind_; }
  OriginId origin() const { return origin_; }
  Value From(OriginId origin) const;
  // As it comes out of a container whose elements are of a kind: an `interface{}` hides the type
  // of what it holds until a pipeline ends.
  Value Boxed(Kind element) const;
  Value Unboxed() const;
  bool boxed() const { return boxed_; }

  bool is_nil() const { return kind_ == Kind::Invalid || kind_ == Kind::Nil; }
  bool is_string() const { return kind_ == Kind::String; }
  bool is_integer() const { return kind_ >= Kind::Int && kind_ <= Kind::Uint64; }
  bool is_number() const { return is_integer() || kind_ == Kind::Float64; }
  bool is_list() const { return kind_ == Kind::List; }
  bool is_map() const { return kind_ == Kind::Map; }

  // Each only for its own kind.
  bool boolean() const { return boolean_; }
  std::int64_t integer() const { return integer_; }
  double real() const { return real_; }
  const Text& text() const { return *text_; }
  std::string_view bytes() const { return text_->bytes(); }
  List& list() const { return *list_; }
  Map& map() const { return *map_; }
  const Object& object() const { return *object_; }

  // As Go's `if` sees it.
  bool Truth() const;
  // `map[string]interface {}`; `<nil>` for nil.
  std::string_view TypeName() const;
  // `map`; `invalid` for nil.
  std::string_view KindName() const;
  // Null for kinds without one.
  const Type* type() const;

 private:
  Kind kind_ = Kind::Invalid;
  bool boxed_ = false;
  OriginId origin_ = OriginId::None;
  union {
    bool boolean_;
    std::int64_t integer_;
    double real_;
    const Text* text_;
    List* list_;
    Map* map_;
    const Object* object_;
  };
};

// A Go slice.
struct List {
  const Type* type;
  std::pmr::vector<Value> items;
};

// A Go map with string keys; kept in the order of its keys, as Go prints it.
struct Map {
  struct Entry {
    const Text* key;
    Value value;
  };
  const Type* type;
  // The same mapping may be seen as two types.
  std::pmr::vector<Entry>& entries;

  // Null when absent.
  const Value* Find(std::string_view key) const;
  const Entry* FindEntry(std::string_view key) const;
  void Set(const Text* key, Value value);
  void Remove(std::string_view key);
};

// A Go struct of the host. `data` is what its `type` knows to read.
struct Object {
  const Type* type;
  const void* data = nullptr;
};

// Where values live: they are never freed one by one, and go together with the heap.
class Heap {
 public:
  std::pmr::memory_resource& memory() { return memory_; }
  const Text* NewText(const Text& text);
  // Copies the bytes.
  const Text* NewText(std::string_view bytes, OriginId origin = OriginId::None);
  const Text* NewText(const TextBuilder& builder);
  List* NewList(const Type& type = AnyList);
  Map* NewMap(const Type& type = AnyMap);
  // The same mapping as another type: changes of one are changes of both.
  Map* NewView(const Map& map, const Type& type);
  const Object* NewObject(const Type& type, const void* data);
  Value String(std::string_view bytes, OriginId origin = OriginId::None) {
    return Value::Of(NewText(bytes, origin));
  }
  // Bytes handed out so far.
  std::size_t used() const { return counter_.used; }

 private:
  struct Counter : std::pmr::memory_resource {
    std::size_t used = 0;

   private:
    void* do_allocate(std::size_t bytes, std::size_t alignment) override;
    void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override;
    bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override;
  };

  Counter counter_;
  std::pmr::monotonic_buffer_resource memory_{16384, &counter_};
};

}  // namespace linter::gotemplate
