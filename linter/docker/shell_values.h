#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/docker/shell.h"

namespace linter::docker {

// What a shell would make of a value that stands outside of quotes.
enum class Look : std::uint8_t {
  // No word at all.
  Empty,
  // One word, as it is.
  Plain,
  // It cannot be told, or more than one.
  Any,
};

// How the variables of shell code look, place by place, as code is walked over in the order in
// which it runs.
class ShellValues {
 public:
  // Whether a name is set before the code begins, to something that is meant to be one word.
  using Declared = std::function<bool(std::string_view)>;

  // All variables at one place.
  struct State {
    // By number. Those that are not there look as at the beginning.
    std::vector<Look> looks;
    // The place cannot be reached: `exit` stands before it.
    bool ended = false;
  };

  explicit ShellValues(Declared declared) : declared_(std::move(declared)) {}

  const State& state() const { return state_; }
  void Return(State state) { state_ = std::move(state); }
  // The place can be reached in another way as well.
  void Join(const State& other) { state_ = Joined(state_, other); }
  State Joined(const State& one, const State& other) const;

  void Set(std::string_view name, Look look);
  // May be set in a way that is not walked over yet.
  void MaySet(std::string_view name, Look look);
  // Set to one of some words after the other; to what is not written where there are none.
  void SetOneOf(std::string_view name, const std::vector<ShellWord>& words);
  // What a command other than an assignment changes: `read x`, `exit`.
  void Apply(const ShellCommand& command);
  void Assign(const ShellAssignment& assignment);

  // How a value looks.
  Look Of(const ShellWord& word) const;
  // Says of the variables in a word which are plain.
  void Mark(ShellWord& word) const;

 private:
  Look Of(std::string_view name) const;
  Look Of(const WordPart& part) const;
  Look At(const State& state, std::size_t number) const;

  Declared declared_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  // How each looks at the beginning.
  std::vector<Look> first_;
  State state_;
};

// Names that a shell or its environment sets to a number or to one word.
bool IsPlainByNature(std::string_view name);

}  // namespace linter::docker
