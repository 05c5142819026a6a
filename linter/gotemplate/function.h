#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "linter/gotemplate/value.h"

namespace linter::gotemplate {

class Evaluation;

enum class ParamKind : std::uint8_t {
  // Behind the last.
  None,
  // `interface {}`
  Any,
  // `reflect.Value`
  Reflect,
  Bool,
  String,
  Int,
  Int64,
  Float64,
  // `[]interface {}`
  List,
  // `[]string`
  Strings,
  // `map[string]interface {}`
  Map,
  // An object of `type`.
  Object,
};

// The Go type of a function's parameter.
struct Param {
  ParamKind kind = ParamKind::None;
  const Type* type = nullptr;

  Param() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): lets tables name the kind alone.
  constexpr Param(ParamKind it) : kind(it) {}
  // NOLINTNEXTLINE(google-explicit-constructor): lets tables name the type alone.
  constexpr Param(const Type* object) : kind(ParamKind::Object), type(object) {}
};

// As Go's error messages name it.
std::string_view NameOf(const Param& param);

// What the evaluator does itself instead of calling.
enum class Special : std::uint8_t { None, And, Or };

struct Function {
  std::string_view name;
  // Null for special ones. Fails through `Call::Fail`.
  Value (*call)(Call& call) = nullptr;
  std::array<Param, 6> params = {};
  // Of every further argument; `None` for functions of a fixed number.
  Param rest = {};
  Special special = Special::None;

  std::size_t fixed_count() const;
  bool is_variadic() const { return rest.kind != ParamKind::None; }
};

// One call of a function; arguments have the types that the function declares.
struct Call {
  Evaluation& evaluation;
  const Function& function;
  std::span<const Value> arguments;
  // Of a method.
  Value receiver = {};

  const Value& operator[](std::size_t index) const { return arguments[index]; }
  std::size_t size() const { return arguments.size(); }
  Heap& heap() const;
  Origins& origins() const;
  // Lets the call fail with Go's error text; returns what the function is to return.
  Value Fail(std::string message) const;
  Value String(std::string_view bytes) const;
  Value String(const TextBuilder& builder) const;
  Value String(const Text& text) const;
  // Of all arguments.
  OriginId Origin() const;
};

// The functions that templates may call, by name.
class Functions {
 public:
  // Later functions hide earlier ones of the same name. The tables must outlive this.
  void Add(std::span<const Function> table);
  void Remove(std::string_view name);
  const Function* Find(std::string_view name) const;

 private:
  std::unordered_map<std::string_view, const Function*> by_name_;
};

// Go's own: `and`, `eq`, `index`, `printf` and the like.
std::span<const Function> Builtins();

}  // namespace linter::gotemplate
