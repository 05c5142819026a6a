#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace linter::tests {

// The bytes of every file below a folder, in no order that matters.
std::vector<std::string> ReadFolder(const std::filesystem::path& folder);
// One run of tree-sitter with the YAML grammar over all texts on so many threads; the number of
// nodes, so that nothing is optimized away.
std::size_t ParseAll(const std::vector<std::string>& texts, std::size_t threads);

}  // namespace linter::tests
