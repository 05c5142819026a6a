#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "linter/files/discover.h"
#include "linter/files/repository.h"

namespace linter::files {

inline constexpr std::string_view Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

// A folder of its own for each test, gone afterwards.
class Sandbox : public testing::Test {
 protected:
  Sandbox() {
    auto form = (std::filesystem::temp_directory_path() / "shoal-test-XXXXXX").string();
    root_ = std::filesystem::canonical(mkdtemp(form.data()));
  }
  ~Sandbox() override {
    std::error_code unheeded;
    std::filesystem::remove_all(root_, unheeded);
  }

  std::string Path(std::string_view path) const { return (root_ / path).string(); }

  void Write(std::string_view path, std::string_view text = Pod) const {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << text;
  }

  // What `Discover` finds below the sandbox, relative to it, in order.
  std::vector<std::string> Found(const Discovery& discovery) const {
    const auto root = ShownPath(root_.string(), WorkingFolder());
    std::vector<std::string> paths;
    for (const auto& candidate : discovery.candidates) {
      EXPECT_TRUE(candidate.path.starts_with(root)) << candidate.path;
      paths.push_back(candidate.path.substr(std::min(candidate.path.size(), root.size() + 1)));
    }
    return paths;
  }
  std::vector<std::string> Found() const { return Found(Discover({.paths = {root_.string()}})); }

  std::filesystem::path root_;
};

}  // namespace linter::files
