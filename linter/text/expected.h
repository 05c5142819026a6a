#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace linter {

// Bad news from outside the linted files, as one sentence for the user.
struct Error {
  std::string message;
};

// A value, or the reason why there is none. Has the member names of `std::expected`, which
// g++ 12 lacks, and is to become an alias of it.
template <typename T>
class [[nodiscard]] Expected {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): as in `std::expected`.
  Expected(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor): as in `std::expected`.
  Expected(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return std::get<0>(content_); }
  const T& value() const& { return std::get<0>(content_); }
  T&& value() && { return std::get<0>(std::move(content_)); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(content_); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace linter
